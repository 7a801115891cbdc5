/* The way to an arrival, found again: arrivals know where they were come from, and the engine how. */
#include "order.h"

#include <string.h>

enum { MOST = 256 }; /* moves that may stand for one */

static struct move moves[MOVES_MAX];

/* The one step that the thread can make; false if it is not just one. */
static bool next_step(unsigned thread, struct move *next)
{
    unsigned count = engine_moves(thread, moves), steps = 0;
    for (unsigned i = 0; i < count; i++)
        if (moves[i].kind == MOVE_STEP) {
            *next = moves[i];
            steps++;
        }
    return steps == 1;
}

static bool is_at(const struct order *o, uint32_t node, state_id state, history_id history)
{
    return state == order_state(o, node) && (!o->pairs || history == order_history(o, node));
}

/* True if the move, or it and up to `most` - 1 steps of that thread after it, lead to the node. Their labels are added, the
   last one first. */
static bool leads(const struct order *o, struct move move, history_id history, uint32_t to, unsigned most,
                  struct path *path)
{
    uint32_t labels[MOST];
    for (unsigned count = 0; count < most && !(move.flags & MOVE_FAILS) && move.to != NO_STATE;) {
        labels[count++] = move.label;
        history = o->pairs ? history_after(history, move.note) : 0;
        if (is_at(o, to, move.to, history)) {
            while (count)
                path_add(path, labels[--count]);
            return true;
        }
        if (count == most)
            return false;
        engine_load(move.to);
        if (!next_step(move.thread, &move))
            return false;
    }
    return false;
}

static bool hop(const struct order *o, uint32_t from, uint32_t to, uint16_t last, unsigned most, struct path *path)
{
    uint8_t threads[128];
    unsigned living, count;
    engine_load(order_state(o, from));
    const uint8_t *all = engine_threads(&living);
    memcpy(threads, all, living);
    for (unsigned t = 0; t < living; t++) {
        if (!(last & BY_ITSELF) && threads[t] != (last & 0xff))
            continue;
        count = engine_moves(threads[t], moves);
        for (unsigned i = 0; i < count; i++) {
            bool itself = moves[i].kind == MOVE_TIMER || moves[i].kind == MOVE_SIGNAL;
            if (itself == !!(last & BY_ITSELF) && leads(o, moves[i], order_history(o, from), to, most, path))
                return true;
            engine_load(order_state(o, from));
            engine_moves(threads[t], moves);
        }
    }
    return false;
}

/* Steps that were taken together then may be several moves now (engine_breaks). */
bool order_hop(const struct order *o, uint32_t from, uint32_t to, uint16_t last, struct path *path)
{
    return hop(o, from, to, last, 1, path) || (!(last & BY_ITSELF) && hop(o, from, to, last, MOST, path));
}

bool order_path(const struct order *o, uint32_t arrival, struct path *path)
{
    *path = NO_PATH;
    for (const struct arrival *a = &o->arrivals[arrival]; a->parent != NO_ARRIVAL;) {
        const struct arrival *parent = &o->arrivals[a->parent];
        if (!order_hop(o, parent->node, a->node, a->last, path)) {
            path_free(path);
            return false;
        }
        a = parent;
    }
    path_reverse(path);
    return true;
}
