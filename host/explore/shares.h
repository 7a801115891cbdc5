/* How often each outcome comes by chance. */
#ifndef PAWL_EXPLORE_SHARES_H
#define PAWL_EXPLORE_SHARES_H

#include "search.h"

/* So many random runs, at each state with the same chance for each thread that can move; counts them with their
   outcomes. How many there was time for. */
uint64_t shares_run(const struct search *search, uint64_t runs, uint64_t seed);

#endif
