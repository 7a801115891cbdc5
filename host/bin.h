/* The programs of /bin that come with Pawl. */
#ifndef PAWL_BIN_H
#define PAWL_BIN_H

#include "command.h"
#include "target.h"

/* Adds the files of a program of /bin that has several: beside sh.c sh_run.c, sh_words.c, .... */
void bin_add_parts(struct list *sources);

/* True if the file is such a part, and no program. */
bool bin_is_part(const char *folder, const char *file);

/* Adds the programs of /bin to work whose programs, compiled already, can start others by name (exec,
   system, popen, ...), and compiles them. Those that do not fit are named. */
void bin_add(struct work *work, const struct target *target);

#endif
