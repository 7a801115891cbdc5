/* Puts programs, the library and the kernel together: a machine. */
#ifndef PAWL_LINK_H
#define PAWL_LINK_H

#include <stdbool.h>

#include "command.h"
#include "target.h"

/* Links the machine of all the work's programs, which are compiled already, through the cache.
   `share`: all programs over one data image. Returns the path of the executable (of an ELF file for
   a board) in the cache, a new string. What does not fit in a slot fails the command. */
char *link_machine(struct work *work, const struct target *target, bool share);

/* Links the programs and the tables that name them to one object at `out`, for a test that is
   linked with libpawl.a and library.o. */
void link_object(struct work *work, const struct target *target, bool share, const char *out);

#endif
