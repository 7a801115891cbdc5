/* What `pawl sweep` prints. */
#ifndef PAWL_SWEEPTEXT_H
#define PAWL_SWEEPTEXT_H

#include "disassembly.h"
#include "rerun.h"

/* The run in which the others came in when k instructions of the region were done. */
struct sweep_row {
    unsigned k, last; /* the same, but for the library's instructions: a row for all in a row */
    uint64_t pc;      /* of the next one; 0: it is the library's, which is not interrupted */
    bool wrong;       /* the run is not as the header expects */
    char *outcome;
};

struct sweep {
    struct session session;
    const char *flags; /* of the compiler */
    struct expectation expected;
    const char *meaning; /* of runs that are not as expected */
    struct sweep_row *rows;
    size_t count;
    struct disassembly code; /* of the region */
};

/* How a run ended, as headers say it: "exit", "limit"; a new string. */
char *sweep_end(unsigned end);

/* What it printed, and how it ended if not by itself: a line; a new string. */
char *sweep_outcome(const struct rerun *run);

/* The table of a sweep. */
void sweep_print(struct sweep *sweep);

/* What the compiler made of a function, with the flags of each sweep, side by side. */
void sweep_print_code(struct sweep *sweeps, size_t count, const char *function);

#endif
