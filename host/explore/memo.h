/* What threads were seen to do. A thread's possible moves are a function of its local column and of the columns that it
   reads, in the order in which it reads them: a tree, whose inner nodes name a column to look at, and whose leaves are what
   the thread then does. So a step is really run once for each local state and what it can see, and ever after
   looked up.

       local value 17 of P2:  column 5 (turn)?  -- 0 -->  column 9 (flag[0])?  -- 0 -->  it goes on: column 12 gets value 18
                                                                              -- 1 -->  ...                            */
#ifndef PAWL_EXPLORE_MEMO_H
#define PAWL_EXPLORE_MEMO_H

#include "columns.h"
#include "engine.h"

/* A move, but for the state it leads to: changes[first ... first + count). */
struct effect {
    uint32_t label, note;
    uint32_t first, names[4];
    uint16_t count, flags;
    uint8_t kind, branches; /* see store_seek */
};

/* All that a thread may do now. */
struct leaf {
    const struct view *view;
    uint32_t first, count; /* effects */
};

/* The leaf for this thread in the current state of the store; NULL: never seen. */
const struct leaf *memo_find(unsigned thread, uint32_t local);

/* Building a leaf: view and moves, then memo_end with the columns that it depends on. */
void memo_begin(const struct view *view);
void memo_effect(const struct effect *effect, const struct change *changed, size_t count);
const struct leaf *memo_end(unsigned thread, uint32_t local, const uint32_t *values, const column *reads, size_t count);

/* The store has dealt its positions anew: what was at a place is at to[place]. */
void memo_deal(const uint32_t *to);

/* Forgets what the thread was seen to do with this local value. */
void memo_drop(unsigned thread, uint32_t local);
void memo_drop_all(unsigned thread);

const struct effect *memo_effects(const struct leaf *leaf);
const struct change *memo_changes(const struct effect *effect);

/* The n-th view that was ever made; NULL: there are no more. */
const struct view *memo_view(unsigned number);

/* Forgets all that threads were seen to do. Views stay. */
void memo_forget(void);

size_t memo_memory(void);

#endif
