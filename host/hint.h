/* The repair hint: which neighbouring lines would have to be one step. From an example's run come candidates: what was
   torn apart by a preemption, and what others do with the same variables; the smallest come first. */
#ifndef PAWL_HINT_H
#define PAWL_HINT_H

#include "symbols.h"
#include "trace.h"

/* Lines of one function. */
struct lines {
    const struct function *function;
    const char *file;
    unsigned from, to;
};

enum { HINT_LINES = 8, HINTS = 10 };

/* One candidate: all these, each to be one step. */
struct hint {
    struct lines lines[HINT_LINES];
    unsigned count;
};

/* Candidates from the records of a run up to step `until` (0: all of it); how many, at most HINTS. */
unsigned hint_candidates(struct symbols *symbols, const struct record *records, size_t count, uint64_t until,
                         struct hint *hints);

#endif
