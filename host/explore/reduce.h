/* Steps that nobody else can tell apart from the one before: they touch only what no other thread ever touches, but
   for columns that nobody writes. Such a step is made at once with the one before it, and the state in between is
   left out: whoever came in between would have found, and done, the same before or after.

       P1: a |private|private|   P2: b          the same states behind a and b, the same preemptions or fewer
       P1: a |   P2: b   |private|private|

   Who touches what is learnt as steps are really run. When a column turns out to be touched by another, too, what was
   taken together for its sake is forgotten, reduce_breaks says so, and who goes through the states begins anew: what was found
   are states all the same. */
#ifndef PAWL_EXPLORE_REDUCE_H
#define PAWL_EXPLORE_REDUCE_H

#include <stdbool.h>
#include <stdint.h>

#include "columns.h"
#include "config.h"

enum { OUTSIDE = THREADS /* as who: timers, signals from outside, what is asked of states */ };

/* These were touched by this thread, or OUTSIDE. */
void reduce_touched(unsigned who, column c, bool written);

/* True if what the thread so touches can be touched at once with the step before. */
bool reduce_private(unsigned who, column c, bool written);

/* What the thread was seen to do with this local value is true only as long as that is so; `tried`: it is true anyway,
   but what it looked at on the way to that depends on it. */
void reduce_rely(unsigned who, uint32_t local, column c, bool written, bool tried);

/* How often something turned out not to be so, and anything was forgotten. */
uint32_t reduce_breaks(void);
uint32_t reduce_drops(void);

size_t reduce_memory(void);

#endif
