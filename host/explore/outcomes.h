/* What can come out of a program: ends with their histories, each with the cheapest way to it. */
#ifndef PAWL_EXPLORE_OUTCOMES_H
#define PAWL_EXPLORE_OUTCOMES_H

#include "search.h"

enum outcome_end {
    OUTCOME_EXIT, OUTCOME_IDLE, OUTCOME_ASSERT, OUTCOME_CRASH, OUTCOME_DEADLOCK, OUTCOME_LIVELOCK,
    OUTCOME_FOREVER, OUTCOME_LIMIT, OUTCOME_PARTIAL /* deadlock: the others go on */, OUTCOME_NONE
};

/* Which end it is where nobody can move (enum end); what a move that fails shows; and where all that comes is a loop. */
enum outcome_end outcome_of_end(unsigned end);
enum outcome_end outcome_of_note(const struct note *note);
enum outcome_end outcome_of_state(const struct verdicts *verdicts, state_id state);

/* It is known that there is this one. */
void outcome_expect(enum outcome_end end, history_id history);

/* It is not after all: what was expected is forgotten. */
void outcomes_forget(void);

/* The only one: the run ended before anybody could make a step. Returns true. */
bool outcome_alone(const struct note *note, history_id history);

/* It is come to like this; if it was before, nothing. `label`: of the move that ended it, or NO_LABEL. */
void outcome_take(enum outcome_end end, history_id history, const struct order *order, uint32_t arrival,
                  uint32_t label);

/* How many are expected and have not been taken. */
uint32_t outcomes_left(void);

/* Remembers the ways to all that were taken in this order. */
void outcomes_find_paths(const struct order *order);

/* Goes through all pairs of a state and a history. */
void outcomes_of_pairs(struct search *search);

/* A random run ended so. False: this one is not known. */
bool outcome_count(enum outcome_end end, history_id history);

/* How many random runs there were: shares are of RANDOM_RUNS. */
void outcomes_print(uint64_t runs, FILE *to);

#endif
