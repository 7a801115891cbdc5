#include "order.h"

#include <stdlib.h>
#include <string.h>

#include "grow.h"
#include "effort.h"
#include "outset.h"

/* The first two bytes of a node. */
enum {
    COST = 0x07ff,     /* COST itself: not come to */
    TIMED = 0x0800,    /* something may happen there by itself */
    SEEN = 0x1000,     /* has been looked at */
    FULL = 0x2000,     /* the moves of all threads have been */
    DEFERRED = 0x4000, /* is among the dear ones */
    FIRST = 0x8000,    /* can be come to when nobody has moved yet */
};

struct fault {
    uint32_t arrival;
    uint16_t preemptions;
    struct move move;
};

static struct move moves[MOVES_MAX];

/* ---- Nodes ---------------------------------------------------------------------------------- */

static uint8_t *node_at(const struct order *o, uint32_t node)
{
    return o->nodes + (size_t)node * (2 + 2 * o->width);
}

static unsigned flags_of(const struct order *o, uint32_t node)
{
    const uint8_t *at = node_at(o, node);
    return at[0] | (unsigned)at[1] << 8;
}

static void set_flags(const struct order *o, uint32_t node, unsigned flags)
{
    uint8_t *at = node_at(o, node);
    at[0] = (uint8_t)flags;
    at[1] = (uint8_t)(flags >> 8);
}

/* Sets of threads: 0 who moved last, 1 whose moves were looked at. */
static bool has(const struct order *o, uint32_t node, unsigned set, unsigned thread)
{
    return thread / 8 < o->width && node_at(o, node)[2 + set * o->width + thread / 8] & 1 << thread % 8;
}

static void widen(struct order *o, unsigned width)
{
    struct order before = *o;
    o->width = width;
    o->nodes = grow_zeros((size_t)o->node_room * (2 + 2 * width));
    for (uint32_t i = 0; i < o->node_count; i++) {
        memcpy(node_at(o, i), node_at(&before, i), 2);
        for (unsigned set = 0; set < 2; set++)
            memcpy(node_at(o, i) + 2 + (size_t)set * width, node_at(&before, i) + 2 + (size_t)set * before.width,
                   before.width);
    }
    search_memory += (size_t)o->node_room * 2 * (width - before.width);
    free(before.nodes);
}

static void add(struct order *o, uint32_t node, unsigned set, unsigned thread)
{
    if (thread / 8 >= o->width)
        widen(o, thread / 8 < 2 ? 2 : thread / 8 < 4 ? 4 : 16);
    node_at(o, node)[2 + set * o->width + thread / 8] |= (uint8_t)(1 << thread % 8);
}

static void make_nodes(struct order *o, uint32_t count)
{
    if (count > o->node_room) {
        uint32_t room = count + count / 2 + 64;
        search_memory += (size_t)(room - o->node_room) * (2 + 2 * o->width);
        o->nodes = grow_again(o->nodes, (size_t)room * (2 + 2 * o->width));
        o->node_room = room;
    }
    memset(node_at(o, o->node_count), 0, (size_t)(count - o->node_count) * (2 + 2 * o->width));
    while (o->node_count < count)
        set_flags(o, o->node_count++, COST);
}

static uint32_t node_of(struct order *o, state_id state, history_id history)
{
    uint32_t node = o->pairs ? numbers_add(&o->pair, (uint64_t)state << 32 | history) : state;
    if (node >= o->node_count)
        make_nodes(o, o->pairs ? o->pair.count : engine_states());
    return node;
}

state_id order_state(const struct order *o, uint32_t node)
{
    return o->pairs ? (state_id)(o->pair.values[node] >> 32) : node;
}

history_id order_history(const struct order *o, uint32_t node)
{
    return o->pairs ? (history_id)o->pair.values[node] : o->histories ? o->histories[node] : 0;
}

unsigned order_least(const struct order *o, state_id state, unsigned last)
{
    if (state >= o->node_count || (flags_of(o, state) & COST) == COST)
        return NEVER;
    bool first = flags_of(o, state) & FIRST;
    bool cheap = last == NOBODY_LAST ? first : has(o, state, 0, last);
    return (flags_of(o, state) & COST) + !cheap;
}

/* ---- Histories of states ---------------------------------------------------------------------- */

void order_forget_histories(struct order *o)
{
    search_memory -= o->history_room * sizeof *o->histories;
    free(o->histories);
    o->histories = NULL;
    o->tracks = false;
}

void order_give_histories(struct order *o, history_id *histories)
{
    o->tracks = false;
    o->histories = histories;
}

static void track(struct order *o, uint32_t node, history_id history)
{
    while (o->history_count <= node) {
        GROW(o->histories, o->history_count, o->history_room, search_memory);
        o->histories[o->history_count++] = NO_HISTORY;
    }
    if (o->histories[node] == NO_HISTORY)
        o->histories[node] = history;
    else if (o->histories[node] != history)
        order_forget_histories(o);
}

/* ---- Arrivals ------------------------------------------------------------------------------- */

/* True if it is new that `last` can have moved last there at this cost. */
static bool note_last(struct order *o, uint32_t node, unsigned last)
{
    unsigned flags = flags_of(o, node);
    if (last == NOBODY_LAST) {
        set_flags(o, node, flags | FIRST);
        return !(flags & FIRST);
    }
    bool new = !has(o, node, 0, last);
    add(o, node, 0, last);
    return new;
}

/* True if nothing new can come of another arrival there. */
static bool is_done(const struct order *o, uint32_t node)
{
    return (flags_of(o, node) & (FULL | TIMED)) == FULL;
}

static void arrive(struct order *o, state_id state, history_id history, struct arrival arrival)
{
    uint32_t node = node_of(o, state, history);
    unsigned flags = flags_of(o, node), cost = flags & COST;
    if (o->tracks)
        track(o, node, history);
    if (cost < o->cost.preemptions)
        return;
    if (cost == COST)
        set_flags(o, node, (flags & ~(unsigned)COST) | o->cost.preemptions);
    if (!note_last(o, node, arrival.last & 0xff) || is_done(o, node))
        return;
    arrival.node = node;
    GROW(o->arrivals, o->count, o->room, search_memory);
    o->arrivals[o->count++] = arrival;
    if (cost == COST && o->enter && !o->enter(o, o->count - 1))
        set_flags(o, node, flags_of(o, node) | FULL | SEEN);
}

/* A move from the arrival, at the cost of now. */
static void make(struct order *o, uint32_t arrival, const struct move *move)
{
    struct arrival from = o->arrivals[arrival];
    bool by_itself = move->kind == MOVE_TIMER || move->kind == MOVE_SIGNAL;
    uint16_t last = by_itself ? (from.last & 0xff) | BY_ITSELF : move->thread;
    if (move->note)
        o->show(o, arrival, move);
    if (move->flags & MOVE_FAILS)
        return;
    if (move->to == NO_STATE) {
        o->cut = true;
        return;
    }
    history_id history = o->pairs || o->tracks ? history_after(order_history(o, from.node), move->note) : 0;
    arrive(o, move->to, history, (struct arrival){0, arrival, last});
}

static void put_off(struct order *o, uint32_t arrival, const struct move *move)
{
    GROW(o->fault, o->fault_count, o->fault_room, search_memory);
    o->fault[o->fault_count++] = (struct fault){arrival, o->cost.preemptions, *move};
}

/* ---- Going on from a node ------------------------------------------------------------------- */

/* The thread's own moves; how many. */
static unsigned move_thread(struct order *o, uint32_t arrival, unsigned thread)
{
    unsigned own = 0, count;
    add(o, o->arrivals[arrival].node, 1, thread);
    if (!(engine_view(thread)->flags & VIEW_ENABLED) && !o->faults)
        return 0;
    count = engine_moves(thread, moves);
    for (unsigned i = 0; i < count; i++) {
        if (moves[i].kind == MOVE_STEP)
            make(o, arrival, &moves[i]);
        else if (moves[i].kind == MOVE_FAULT && o->faults)
            put_off(o, arrival, &moves[i]);
        own += moves[i].kind == MOVE_STEP;
    }
    return own;
}

/* What happens by itself: it costs nothing, and who moved last is still who did. */
static unsigned move_by_itself(struct order *o, uint32_t arrival, unsigned thread)
{
    uint32_t node = o->arrivals[arrival].node;
    unsigned found = 0, count;
    if (!(engine_view(thread)->flags & VIEW_TIMED) && !o->signals)
        return 0;
    set_flags(o, node, flags_of(o, node) | TIMED);
    o->timed = true;
    count = engine_moves(thread, moves);
    for (unsigned i = 0; i < count; i++)
        if (moves[i].kind == MOVE_TIMER || moves[i].kind == MOVE_SIGNAL) {
            make(o, arrival, &moves[i]);
            found++;
        }
    return found;
}

/* True if to move somebody else than `last` now is no preemption. */
static bool is_free(unsigned last, const uint8_t *threads, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (threads[i] == last)
            return !(engine_view(last)->flags & VIEW_COSTLY);
    return true;
}

static void defer(struct order *o, uint32_t arrival)
{
    uint32_t node = o->arrivals[arrival].node;
    if (flags_of(o, node) & DEFERRED)
        return;
    set_flags(o, node, flags_of(o, node) | DEFERRED);
    GROW(o->dearer, o->dearer_count, o->dearer_room, search_memory);
    o->dearer[o->dearer_count++] = arrival;
}

/* Whom to leave costs nothing goes on from an arrival; if `all`, everybody who has not yet. */
static void go_on(struct order *o, uint32_t arrival, bool all)
{
    uint32_t node = o->arrivals[arrival].node;
    unsigned last = o->arrivals[arrival].last & 0xff, count, found = 0;
    bool left = false, seen = flags_of(o, node) & SEEN, full = flags_of(o, node) & FULL;
    engine_load(order_state(o, node));
    const uint8_t *threads = engine_threads(&count);
    if (!seen && o->look)
        o->look(o, arrival);
    bool free = all || is_free(last, threads, count);
    for (unsigned i = 0; i < count; i++) {
        if (!all)
            found += move_by_itself(o, arrival, threads[i]);
        if (full || has(o, node, 1, threads[i]))
            continue;
        if (free || threads[i] == last)
            found += move_thread(o, arrival, threads[i]);
        else
            left = true;
    }
    set_flags(o, node, flags_of(o, node) | SEEN | (left ? 0 : FULL));
    if (left)
        defer(o, arrival);
    else if (!seen && !found)
        o->over(o, arrival, engine_end());
}

static bool must_stop(struct order *o)
{
    if (!o->stop && effort_spent())
        o->stop = o->cut = true;
    return o->stop || engine_transitions() >= o->pause || breaks_urge(&o->breaks);
}

/* ---- Cost by cost --------------------------------------------------------------------------- */

/* What was put off until now: moves that are a preemption, faults. */
static void go_on_dear(struct order *o)
{
    for (; o->dear_next < o->dear_count && !must_stop(o); o->dear_next++)
        if (!(flags_of(o, o->arrivals[o->dear[o->dear_next]].node) & FULL))
            go_on(o, o->dear[o->dear_next], true);
    for (; o->cost.faults && o->fault_next < o->fault_count; o->fault_next++) {
        const struct fault fault = o->fault[o->fault_next];
        if (fault.preemptions > o->cost.preemptions)
            return;
        make(o, fault.arrival, &fault.move);
    }
}

/* True if all of this cost is done. */
static bool go_through_cost(struct order *o)
{
    progress.preemptions = o->cost.preemptions;
    go_on_dear(o);
    for (; o->head < o->count && !must_stop(o); o->head++) {
        progress.frontier = o->count - o->head;
        if (!is_done(o, o->arrivals[o->head].node))
            go_on(o, o->head, false);
    }
    return o->head == o->count && o->dear_next == o->dear_count;
}

static void take_dearer(struct order *o)
{
    uint32_t *spent = o->dear, room = o->dear_room;
    o->dear = o->dearer;
    o->dear_count = o->dearer_count;
    o->dear_room = o->dearer_room;
    o->dearer = spent;
    o->dear_next = o->dearer_count = 0;
    o->dearer_room = room;
}

/* What costs more: true if there is something, and it is asked for. */
static bool take_next_cost(struct order *o)
{
    bool left, most = o->cost.preemptions == o->most || o->cost.preemptions + 1 == COST;
    take_dearer(o);
    left = o->dear_count || (o->cost.faults && o->fault_next < o->fault_count);
    if (!o->cut && o->cost.faults == o->faults)
        o->bound = o->cost.preemptions;
    o->cut |= left && (o->enough || most);
    if (o->enough)
        return false;
    if (left && !most) {
        o->cost.preemptions++;
        return true;
    }
    if (o->cost.faults || !o->faults)
        return false;
    o->dear_count = 0;
    o->faulty = o->count;
    o->cost = (struct cost){1, 0};
    return true;
}

void order_run(struct order *o)
{
    if (!o->width) {
        o->width = 1;
        o->bound = -1;
        o->faulty = NO_ARRIVAL;
        arrive(o, 0, o->history, (struct arrival){0, NO_ARRIVAL, (uint16_t)outset.last});
    }
    while (!o->finished && go_through_cost(o) && !o->stop)
        o->finished = !take_next_cost(o);
}

struct cost order_cost(const struct order *o, uint32_t arrival)
{
    return (struct cost){arrival >= o->faulty, (uint16_t)(flags_of(o, o->arrivals[arrival].node) & COST)};
}

void order_free(struct order *o)
{
    search_memory -= o->room * sizeof *o->arrivals + (size_t)o->node_room * (2 + 2 * o->width) +
                     (o->dear_room + o->dearer_room) * sizeof *o->dear + o->fault_room * sizeof *o->fault;
    if (o->tracks)
        order_forget_histories(o);
    free(o->arrivals);
    free(o->nodes);
    free(o->dear);
    free(o->dearer);
    free(o->fault);
    numbers_free(&o->pair);
}
