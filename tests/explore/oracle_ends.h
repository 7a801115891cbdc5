#ifndef PAWL_ORACLE_ENDS_H
#define PAWL_ORACLE_ENDS_H

#include "oracle_graph.h"

struct outcome {
    uint32_t end; /* enum outcome_end */
    number text, exits;
};

extern struct store outcomes; /* of struct outcome */
extern struct cost *outcome_costs;
extern bool outcomes_complete;

/* Runs that end, or come to where they never will, of at most so many places. */
void find_outcomes(const struct effect *first, uint32_t most);
const char *outcome_text(const struct outcome *o, size_t *length);
/* As wait() gives them, in the order of creation. */
unsigned outcome_statuses(const struct outcome *o, const int **statuses);

#endif
