/* The search, written down as it is defined, for graphs of a few states: all runs, each with the text that it has
   printed, until nothing gets cheaper. Asks the same engine. */
#ifndef PAWL_SEARCH_NAIVE_H
#define PAWL_SEARCH_NAIVE_H

#include "search.h"

enum { NAIVE_NODES = 3000, NAIVE_TEXT = 64 };

struct least {
    bool found;
    unsigned preemptions, steps;
};

/* "END TEXT|number:status,...", the numbers ascending. */
struct came {
    char outcome[2 * NAIVE_TEXT];
    unsigned preemptions;
};

struct naive_found {
    struct least kinds[KINDS];
    struct came came[NAIVE_NODES];
    unsigned came_count;
};

/* false: there is too much of it. */
bool naive_search(struct naive_found *found);

/* What this move costs after a step of `last`. */
unsigned naive_price(unsigned last, const struct move *move);

#endif
