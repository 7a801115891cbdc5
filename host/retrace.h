/* A trace as something to be run again: the schedule of its switches, and the comparison with the
   new run's trace. */
#ifndef PAWL_RETRACE_H
#define PAWL_RETRACE_H

#include <stdio.h>

/* The schedule that makes a run with the trace's switches, choices and timers: "P1:1 P2:6 P1:5", a
   new string. `lines`: the trace without its first line. `wake_any`, `clock_free`: as it was run.
 */
char *retrace_schedule(const char *lines, int wake_any, int clock_free);

/* A stream for the new trace, its first line included. As soon as a line differs from `lines`,
   other than by the reason of a switch, the command ends with status 126 and says in which event,
   of `name`. */
FILE *retrace_compare(const char *lines, const char *name);

/* To be called after the stream was closed: the same if the old trace has more lines. */
void retrace_finish(void);

#endif
