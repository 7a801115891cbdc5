/* The run of a debugger's session, again. */
#ifndef PAWL_AGAIN_H
#define PAWL_AGAIN_H

#include "given.h"
#include "trace.h"

/* Writes FOLDER/boot: the boot block of the session's run in the debugger; --record: and the recording. */
void again_boot(struct session *session, const char *folder);

/* The command line that asks for the session's run again: options, programs, and the schedule as a
 * text. */
struct list again_words(const struct given *given, const struct session *session, char **argv);

/* Makes the run up to this tick, without a debugger, and writes what is to be known of it. */
void again_until(struct options *options, struct session *session, const char *folder,
                 uint64_t tick);

/* The text of a trace without its first line, a new string. */
char *again_trace(struct session *session, const struct record *records, size_t count);

#endif
