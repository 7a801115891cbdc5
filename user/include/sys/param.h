/* Limits under old names, and small macros (BSD). */
#ifndef PAWL_SYS_PARAM_H
#define PAWL_SYS_PARAM_H

#include <limits.h>
#include <sys/types.h>

#define MAXPATHLEN 4096
#define NOFILE OPEN_MAX
#define NCARGS ARG_MAX
#define NBBY CHAR_BIT

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define howmany(x, y) (((x) + ((y) - 1)) / (y))
#define roundup(x, y) ((((x) + ((y) - 1)) / (y)) * (y))

#endif
