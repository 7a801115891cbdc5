/* States: vectors of values by position, kept as trees of pairs. A pair has the number that it was given when it was
   first met, so what many states have in common is there once, and a state is eight bytes and its place in a table:

        state 1234 = (77, 31)          77 = (5, 19)    5 = (value 3 of column 0, value 0 of column 1)   ...

   A vector of n positions is padded with zeros to a power of two; a pair of zeros is number 0. */
#ifndef PAWL_EXPLORE_STORE_H
#define PAWL_EXPLORE_STORE_H

#include "columns.h"
#include "engine.h"

/* The first state: all zeros but for what is given. */
state_id store_begin(const uint32_t *values, uint32_t count);

/* Makes a state the current one: its values by position, at least as many as there are varying columns. */
const uint32_t *store_load(state_id state);

/* The number of the current state with these changes, which may be a new one: NO_STATE if there is no room for it. */
state_id store_changed(const struct change *changes, size_t count);

uint32_t store_count(void);
size_t store_memory(void);

/* Bytes that the store may take. */
void store_limit(size_t bytes);

#endif
