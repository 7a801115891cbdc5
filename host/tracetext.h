/* The text of a trace: one line an event, the same bytes for the same run on every machine.

       12 P1 account.c:14 read  balance 10
       13 -- switch P1 P2 slice
       14 P2 account.c:22 call  semop lock -1

   A line holds the tick, the thread, where its program stands ("-" if nowhere), the event and what
   belongs to it. Lines of the machine itself begin with "--" and stand nowhere. */
#ifndef PAWL_TRACETEXT_H
#define PAWL_TRACETEXT_H

#include "symbols.h"
#include "trace.h"

#include <stdio.h>

struct tracer;

/* Makes text of one run of this machine. `colour`: for a terminal. */
struct tracer *tracer_new(struct symbols *symbols, bool colour);

/* Writes the lines of the next records of the run. A line may be held back until the records that
   belong to it have come. */
void tracer_text(struct tracer *tracer, const struct record *records, size_t count, FILE *to);

/* Writes what was held back. */
void tracer_finish(struct tracer *tracer, FILE *to);

void tracer_free(struct tracer *tracer);

/* The escape sequence of a thread's colour on a terminal; "\033[0m" ends it. */
const char *thread_colour(unsigned thread);

/* Writes bytes as they stand between the quotes of a C string. */
void write_escaped(const char *bytes, size_t count, FILE *to);

#endif
