/* The verdicts, written down as they are defined, for graphs of a few states: every set of states is tried.
   Asks the same engine. */
#ifndef PAWL_VERDICTS_NAIVE_H
#define PAWL_VERDICTS_NAIVE_H

#include "verdicts.h"

enum { NAIVE_STATES = 64, NAIVE_SET = 13 /* most states of a component that goes round */ };

struct naive {
    uint64_t targets[VERDICTS]; /* a bit a state */
    int overtaken;
    bool marks;
};

/* false: too large. */
bool naive_verdicts(struct naive *naive);

#endif
