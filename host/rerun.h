/* A run whose records stay in memory: an example that is shown, a candidate of `pawl shrink`. */
#ifndef PAWL_RERUN_H
#define PAWL_RERUN_H

#include "session.h"
#include "trace.h"

/* No machine has so many threads: where this entry stands the run ends, as one that does not fit, and tells how all
   stand. */
#define END_ENTRY "P999:1"

struct rerun {
    struct record *records;
    size_t count, room;
    bool cut; /* there were more than are kept */
    char *output; /* what was printed; a 0 follows */
    size_t output_size;
    int status;   /* exit status of pawl run */
    unsigned end; /* enum end; ENDS: the machine broke down */
    uint32_t misfit; /* END_MISFIT: the entry */
    uint64_t steps, preemptions;
};

/* Makes the session's run under this schedule, at most `limit` ticks of it unless schedule or command line say
   otherwise (0: no limit of its own). A text that is no schedule ends the command, as session_schedule does. */
void rerun(struct session *session, const char *schedule, uint64_t limit, struct rerun *run);

/* The same under the schedule that the session has. */
void rerun_now(struct session *session, struct rerun *run);

/* Takes the next records of a run that somebody else makes. */
void rerun_take(struct rerun *run, const struct record *records, size_t count);

void rerun_free(struct rerun *run);

#endif
