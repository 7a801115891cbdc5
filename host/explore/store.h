/* States: vectors of values by position, kept as trees of quadruples. A quadruple has the number that it was given when it
   was first met, so what many states have in common is there once, and a state is sixteen bytes and its place in
   a table:

        state 1234 = (77, 31, 0, 8)      77 = (5, 0, 19, 0)     5 = (value 3 of position 0, ...)

   A vector is padded with zeros; four zeros are number 0. Positions are dealt out to the quadruples as cards are: those
   that became varying first, which change most, are spread over all four branches of the tree, and those over theirs. */
#ifndef PAWL_EXPLORE_STORE_H
#define PAWL_EXPLORE_STORE_H

#include "columns.h"
#include "engine.h"

/* The first state, with these values. */
state_id store_begin(const uint32_t *values, uint32_t count);

/* Forgets all states. */
void store_forget(void);

/* Makes a state the current one. */
void store_load(state_id state);

/* Its value at a position. */
static inline uint32_t store_value(uint32_t position);

/* The number of the current state with these changes, which may be a new one: NO_STATE if there is no room for it. In
   parts, so that what the first fetches from memory is there for the second when others come in between. */
struct sought {
    uint32_t quad[4];
    uint64_t hash;
};
/* `branches` says in bits which of a state's four the changes touch; what they make of a branch is remembered by the name that
   those in it have, which is the same whenever they are the same. */
void store_seek(const uint32_t *names, unsigned branches, const struct change *changes, size_t count, struct sought *sought);
unsigned store_branches(const struct change *changes, size_t count, uint32_t *names);
/* Between the two, once that is there: fetches what the second needs besides. */
void store_approach(const struct sought *sought);
state_id store_found(const struct sought *sought);

/* The current state's values, by position, for as many as are varying. */
void store_copy(uint32_t *values);

uint32_t store_count(void);
size_t store_memory(void);

/* Bytes that the store may take. */
void store_limit(size_t bytes);

/* ---- For the hot path --------------------------------------------------------------------- */

extern uint32_t *store_leaves;      /* values of the current state, as the tree has them */
extern const uint32_t *store_dealt; /* at which of them a position is */

static inline uint32_t store_value(uint32_t position) { return store_leaves[store_dealt[position]]; }

#endif
