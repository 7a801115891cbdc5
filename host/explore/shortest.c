/* Fewest steps among the cheapest runs: breadth first over pairs of a state and who moved last.

   A run that comes to a finding at the least cost comes to each pair on its way at the least cost of that
   pair: else there would be a cheaper one. So each pair has one cost, which the order knows. */
#include "search.h"

#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "outset.h"
#include "grow.h"
#include "effort.h"
#include "trace.h"

struct place {
    state_id state;
    uint32_t parent;
    uint16_t last; /* as in an arrival */
} __attribute__((packed));

struct way {
    struct search *search;
    const struct order *order;
    struct cost cost;
    unsigned left; /* kinds */
    struct place *places;
    uint32_t count, room;
    uint32_t head;        /* what is looked at */
    uint8_t *been;        /* of each state: a bit for each who can have moved last */
    unsigned width;
};

static struct move moves[MOVES_MAX];

/* ---- Places --------------------------------------------------------------------------------- */

/* True if it is the first time. Nobody is the thread behind all others. */
static bool is_new(struct way *way, state_id state, unsigned last)
{
    unsigned bit = last == NOBODY_LAST ? 8 * way->width - 1 : last;
    uint8_t *at = &way->been[(size_t)state * way->width + bit / 8];
    bool new = !(*at & 1 << bit % 8);
    *at |= (uint8_t)(1 << bit % 8);
    return new;
}

static void come(struct way *way, const struct place *place, unsigned preemptions)
{
    unsigned last = place->last & 0xff;
    if (preemptions > way->cost.preemptions || order_least(way->order, place->state, last) != preemptions ||
        !is_new(way, place->state, last))
        return;
    GROW(way->places, way->count, way->room, search_memory);
    way->places[way->count++] = *place;
}

static bool path_to(const struct way *way, uint32_t place, struct path *path)
{
    *path = NO_PATH;
    for (const struct place *p = &way->places[place]; p->parent != NO_ARRIVAL;) {
        const struct place *parent = &way->places[p->parent];
        if (!order_hop(way->order, parent->state, p->state, p->last, path)) {
            path_free(path);
            return false;
        }
        p = parent;
    }
    path_reverse(path);
    return true;
}

/* Those of the kinds that are still looked for are found. Loads other states. */
static void find(struct way *way, unsigned kinds, const struct move *move)
{
    struct move last = move ? *move : (struct move){.label = NO_LABEL};
    kinds &= way->left;
    for (unsigned kind = 0; kind < KINDS; kind++) {
        struct finding *finding = &way->search->findings[kind];
        struct path path;
        if (!(kinds & 1u << kind))
            continue;
        way->left &= ~(1u << kind);
        if (!path_to(way, way->head, &path))
            continue;
        path_free(&finding->path);
        finding->path = path;
        if (move)
            path_add(&finding->path, last.label);
        finding->state = way->places[way->head].state;
        finding->note = last.note;
        finding->label = last.label;
        finding->exact = true;
    }
}

/* ---- Moves ---------------------------------------------------------------------------------- */

static bool is_by_itself(const struct move *move) { return move->kind == MOVE_TIMER || move->kind == MOVE_SIGNAL; }

/* A move from the place, with which the run has cost so many preemptions in all. True if it showed what was looked
   for: then other states have been loaded. */
static bool make(struct way *way, const struct move *move, unsigned preemptions)
{
    unsigned last = is_by_itself(move) ? (way->places[way->head].last & 0xff) | BY_ITSELF : move->thread;
    struct place to = {move->to, way->head, (uint16_t)last};
    if (!(move->flags & MOVE_FAILS) && move->to != NO_STATE)
        come(way, &to, preemptions);
    if (!move->note || preemptions != way->cost.preemptions)
        return false;
    unsigned kinds = kinds_of_note(engine_note(move->note)) & way->left;
    find(way, kinds, move);
    return kinds;
}

/* The moves of a thread: steps, which lead to the places of the next step, or what happens by itself, which is no
   step. A fault costs what no number of preemptions does: it is made only if it has to be. */
static void move_thread(struct way *way, unsigned thread, unsigned preemptions, bool by_itself)
{
    unsigned count = engine_moves(thread, moves);
    for (unsigned i = 0; i < count && way->left; i++) {
        struct move move = moves[i];
        if (is_by_itself(&move) != by_itself || (move.kind == MOVE_FAULT && !way->cost.faults))
            continue;
        if (make(way, &move, preemptions)) {
            engine_load(way->places[way->head].state);
            engine_moves(thread, moves);
        }
    }
}

static bool is_free(unsigned last, const uint8_t *threads, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (threads[i] == last)
            return !(engine_view(last)->flags & VIEW_COSTLY);
    return true;
}

/* True if nobody can move, and the run has not just ended. */
static bool is_deadlock(const uint8_t *threads, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        for (unsigned left = engine_moves(threads[i], moves); left--;)
            if (moves[left].kind != MOVE_FAULT)
                return false;
    return engine_end() == END_DEADLOCK;
}

/* What the place itself shows. */
static void look(struct way *way, const uint8_t *threads, unsigned count)
{
    const unsigned deadlock = 1u << KIND_DEADLOCK;
    unsigned kinds = way->left & ~deadlock ? kinds_of_state(way->search->verdicts, way->places[way->head].state) : 0;
    if (way->left & deadlock && is_deadlock(threads, count))
        kinds |= deadlock;
    find(way, kinds & way->left, NULL);
}

static void go_on(struct way *way, bool by_itself)
{
    struct place place = way->places[way->head];
    uint8_t threads[128];
    unsigned count, last = place.last & 0xff, preemptions = order_least(way->order, place.state, last);
    engine_load(place.state);
    const uint8_t *living = engine_threads(&count);
    memcpy(threads, living, count);
    bool free = by_itself || is_free(last, threads, count);
    for (unsigned i = 0; i < count && way->left; i++)
        if (!by_itself || engine_view(threads[i])->flags & VIEW_TIMED || asked.signals)
            move_thread(way, threads[i], preemptions + (!free && threads[i] != last), by_itself);
    if (!by_itself && preemptions == way->cost.preemptions && way->left)
        look(way, threads, count);
}

/* ---- Step by step --------------------------------------------------------------------------- */

/* All places of one number of steps, from `begin` on; those that they come to by themselves are among them.
   `next`: where those of one more begin. True if there are some. */
static bool go_through_layer(struct way *way, uint32_t begin, uint32_t *next)
{
    for (way->head = begin; way->order->timed && way->head < way->count && way->left; way->head++)
        if (effort_spent())
            return false;
        else
            go_on(way, true);
    *next = way->count;
    for (way->head = begin; way->head < *next && way->left; way->head++)
        if (effort_spent())
            return false;
        else
            go_on(way, false);
    return way->left && way->count > *next;
}

void shortest_run(struct search *search, const struct order *order, unsigned kinds)
{
    struct way way = {.search = search, .order = order, .left = kinds, .width = order->width + 1};
    size_t bytes = (size_t)order->node_count * way.width;
    for (unsigned kind = 0; kind < KINDS; kind++)
        if (kinds & 1u << kind)
            way.cost = search->findings[kind].cost;
    way.been = grow_zeros(bytes);
    search_memory += bytes;
    come(&way, &(struct place){0, NO_ARRIVAL, (uint16_t)outset.last}, 0);
    for (uint32_t begin = 0; go_through_layer(&way, begin, &begin);)
        ;
    search_memory -= bytes + way.room * sizeof *way.places;
    free(way.been);
    free(way.places);
}
