/* The run of a debugger's session, again. */
#ifndef PAWL_AGAIN_H
#define PAWL_AGAIN_H

#include "session.h"
#include "trace.h"

/* Writes FOLDER/boot: the boot block of the session's run in the debugger. */
void again_boot(struct session *session, const char *folder);

/* Makes the run up to this tick, without a debugger, and writes what is to be known of it. */
void again_until(struct options *options, struct session *session, const char *folder,
                 uint64_t tick);

/* The text of a trace without its first line, a new string. */
char *again_trace(struct session *session, const struct record *records, size_t count);

#endif
