/* Steps that nobody else can tell apart from the one before: they touch only bytes that no other thread ever touches, or
   that nobody writes, or that nobody touches without a lock that the thread has (locks.h). Such a step is made at once with
   the one before it, and the state in between is left out: whoever came in between would have found, and done, the same before
   or after.

       P1: a |private|private|   P2: b          the same states behind a and b, the same preemptions or fewer
       P1: a |   P2: b   |private|private|

   A thread's end is such a step, too, if all else that is touched by it is touched only by other ends that are: they count in
   tables that nobody else looks at, so in which order they come shows nowhere.

   Who touches what is learnt as steps are really run. When it turns out that another touches it, too, what was
   taken together for its sake is forgotten, reduce_breaks says so, and who goes through the states begins anew: what was found
   are states all the same. */
#ifndef PAWL_EXPLORE_REDUCE_H
#define PAWL_EXPLORE_REDUCE_H

#include <stdbool.h>
#include <stdint.h>

#include "columns.h"
#include "config.h"
#include "locks.h"

/* Of a thread's end that was made at once with the step before, or of any other step. */
enum of { OF_STEP, OF_END };

enum { OUTSIDE = THREADS /* as who: timers, signals from outside, what is asked of states */ };

/* This was touched by this thread, or OUTSIDE, which had these locks. */
void reduce_touched(unsigned who, enum of of, lockset held, const struct touch *touch);

/* True if what the thread so touches can be touched at once with the step before. */
bool reduce_private(unsigned who, enum of of, lockset held, const struct touch *touch);

/* What the thread was seen to do is true only as long as that is so; `tried`: it is true anyway, but what it looked at on the way
   to that depends on it. */
void reduce_rely(unsigned who, enum of of, lockset held, const struct touch *touch, bool tried);

/* It has been touched so, and relied upon. True if it was made familiar, and nothing was learnt since: then all that is known. */
void reduce_make_familiar(unsigned who, enum of of, lockset held, const struct touch *touch);
bool reduce_familiar(unsigned who, enum of of, lockset held, const struct touch *touch);

/* These protect nothing any more. */
void reduce_without(lockset locks);

/* How often something was learnt. */
uint32_t reduce_news(void);

/* How often something turned out not to be so, and anything was forgotten. */
uint32_t reduce_breaks(void);
uint32_t reduce_drops(void);

size_t reduce_memory(void);

#endif
