/* The edges of states that were explored, kept as they are found, so that who goes through the graph again need not ask the
   engine where each move leads: four bytes a move and eight a state. All but that is the same in many states: patterns,
   each kept once.

   To be told of states in ascending order, from 0, without gaps. A state of which a move leads nowhere for lack of memory is
   the end of it: later the engine may know better. */
#ifndef PAWL_EXPLORE_EDGES_H
#define PAWL_EXPLORE_EDGES_H

#include "engine.h"

/* The moves of all threads in the current state, whose number is the next one. */
void edges_take(const struct move *moves, unsigned count);

/* What of views is kept. */
struct stance {
    uint16_t flags; /* of the view */
    uint8_t thread, phase, object;
};

/* Those of the current state, of all threads in the order of their indexes; how many. */
enum { STANCES_MAX = 128 };
unsigned edges_stances(struct stance *stances);

/* How many states' edges are kept: those below. */
extern uint32_t edges_kept;

/* What engine_all_moves gives in this state, whose edges are kept. */
unsigned edges_moves(state_id state, struct move *moves);

/* What engine_moves gives of this thread. */
unsigned edges_moves_of(state_id state, unsigned thread, struct move *moves);

/* The number of the state's pattern: moves of equal patterns are equal but for `to`, and so are stances. How many
   there are. */
uint32_t edges_pattern(state_id state);
uint32_t edges_patterns(void);

/* Where they lead, in order; of those that fail it is of no interest. */
const state_id *edges_to(state_id state);

/* The moves of a pattern, without `to`; its stances. */
const struct move *edges_of_pattern(uint32_t pattern, unsigned *count);
const struct stance *edges_stances_of_pattern(uint32_t pattern, unsigned *count);

size_t edges_memory(void);
void edges_forget(void);

#endif
