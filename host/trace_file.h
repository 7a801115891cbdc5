/* The file of --trace. */
#ifndef PAWL_TRACE_FILE_H
#define PAWL_TRACE_FILE_H

#include <stdio.h>

/* NULL if `path` is; one that cannot be written ends the command. */
FILE *trace_open(const char *path);

/* Ends the command if what was written did not reach the disk. */
void trace_close(FILE *file, const char *path);

#endif
