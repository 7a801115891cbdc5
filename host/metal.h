/* Metal mode: a region of a program is preempted before one of its instructions (docs/metal.md).
   The timer's count is that of the instructions since it was started, and `first` the least one at
   which the library has returned: K, as `pawl sweep` shows it, is the number of those behind. */
#ifndef PAWL_METAL_H
#define PAWL_METAL_H

#include "rerun.h"

enum { METAL_LIMIT = 300 /* ticks: labs are short, and loops that wait in vain many */ };

/* The header of the program that `name` starts. */
struct header metal_header(const char *name);

/* The flags of the header's sweep line with that number, from 0, its lines in [*from, *to): those
   of the command line instead, and -O2 if neither says any. NULL if there is no such line; there is
   always one. */
const char *metal_flags(const struct header *header, const struct list *given, size_t number,
                        size_t *from, size_t *to);

/* Builds the program, compiled with these flags. */
void metal_build(struct session *session, struct options *options, char *name, const char *flags);

/* Makes the run; fails the command if the machine broke down. */
void metal_run(struct session *session, uint32_t count, struct rerun *run);

/* The record of the run's preemption; its `size` is 1 if that came late, for the program had called
   the library. NULL: the region was over before. */
const struct record *metal_preempted(const struct rerun *run, uint32_t count);

/* `first`; fails the command if there is no region. */
uint32_t metal_first(struct session *session);

/* The session of --metal=K: one program, preempted there. */
void metal_session(struct session *session, struct options *options);

#endif
