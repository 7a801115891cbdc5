/* The way to an arrival, found again: arrivals know where they were come from, and the engine how. */
#include "order.h"

#include <stdlib.h>

static struct move moves[MOVES_MAX];

uint32_t order_label(const struct order *o, uint32_t from, uint32_t to, unsigned thread, bool by_itself)
{
    unsigned threads;
    engine_load(order_state(o, from));
    const uint8_t *all = engine_threads(&threads);
    for (unsigned t = 0; t < threads; t++) {
        if (!by_itself && all[t] != thread)
            continue;
        unsigned count = engine_moves(all[t], moves);
        for (unsigned i = 0; i < count; i++) {
            const struct move *m = &moves[i];
            bool itself = m->kind == MOVE_TIMER || m->kind == MOVE_SIGNAL;
            if (itself == by_itself && !(m->flags & MOVE_FAILS) && m->to == order_state(o, to) &&
                (!o->pairs || history_after(order_history(o, from), m->note) == order_history(o, to)))
                return m->label;
        }
    }
    abort(); /* the engine gives the same moves each time */
}

struct path order_path(const struct order *o, uint32_t arrival)
{
    struct path path = NO_PATH;
    for (const struct arrival *a = &o->arrivals[arrival]; a->parent != NO_ARRIVAL;) {
        const struct arrival *parent = &o->arrivals[a->parent];
        path_add(&path, order_label(o, parent->node, a->node, a->last & 0xff, a->last & BY_ITSELF));
        a = parent;
    }
    path_reverse(&path);
    return path;
}
