/* What the two files of the engine share: engine.c, the graph, and evaluate.c, steps that are really run. */
#ifndef PAWL_EXPLORE_ENGINE_PRIVATE_H
#define PAWL_EXPLORE_ENGINE_PRIVATE_H

#include "engine.h"
#include "kernel.h"

extern struct engine {
    struct engine_options options;
    state_id state;             /* the current one */
    uint32_t *vector;           /* its values by position, while steps are really run */
    uint32_t vector_room;
    uint8_t threads[THREADS];   /* that live in it */
    unsigned thread_count;
    bool listed;
    uint64_t turn;              /* one more for each state that is loaded, and after each step that is really run */
    struct {
        uint64_t turn;
        const struct leaf *leaf;
    } found[THREADS];           /* what threads do in it, once asked */
    uint64_t transitions, native;
    uint32_t *first, first_count; /* the first state's values */
    bool full;
} engine;

/* Makes the machine that of the current state. */
void engine_restore(void);

/* Runs all that the thread can do in the current state, and remembers it. `local`: the thread's own value there. */
const struct leaf *engine_evaluate(unsigned thread, uint32_t local);

#endif
