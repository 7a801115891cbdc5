/* The moves of a loop: from a target through its component and back, so that it can be seen that the
   loop is fair: each thread that moves in the component moves, the others are seen where they cannot. */
#include "verdicts_private.h"

#include <string.h>

struct goals {
    struct mask move, fire;  /* by an edge */
    struct mask rest, calm;  /* to be where it cannot make a step; where its timer is not pending */
    bool entry;              /* by somebody else than `thread` */
    unsigned thread;
};

struct tour {
    struct part *part;
    unsigned without;
    uint32_t *seen, *from, *via, *line; /* of the search: mark, node, edge; its line */
    uint32_t mark;
    uint32_t *edges, *sources; /* the loop so far */
    uint32_t count, room, source_room;
    struct goals goals;
};

static bool open_goals(const struct goals *goals)
{
    return goals->entry || mask_some(mask_or(goals->move, goals->fire)) ||
           mask_some(mask_or(goals->rest, goals->calm));
}

static bool edge_helps(const struct goals *goals, const struct edge *edge)
{
    return mask_has(edge->flags & EDGE_TIMER ? &goals->fire : &goals->move, edge->thread) ||
           (goals->entry && edge->flags & EDGE_ENTERS && edge->thread != goals->thread);
}

static bool node_helps(const struct goals *goals, const struct facts *facts)
{
    return mask_some(mask_but(goals->rest, facts->enabled)) || mask_some(mask_but(goals->calm, facts->timed));
}

static void was_at(struct tour *tour, uint32_t node)
{
    const struct facts *facts = facts_at(tour->part, node);
    tour->goals.rest = mask_and(tour->goals.rest, facts->enabled);
    tour->goals.calm = mask_and(tour->goals.calm, facts->timed);
}

static void go(struct tour *tour, uint32_t node, uint32_t number)
{
    const struct edge *edge = &tour->part->edges[number];
    struct goals *goals = &tour->goals;
    struct mask *moved = edge->flags & EDGE_TIMER ? &goals->fire : &goals->move;
    uint32_t same = tour->count;
    MORE(tour->edges, tour->count, tour->room);
    MORE(tour->sources, same, tour->source_room);
    tour->edges[tour->count] = number;
    tour->sources[tour->count++] = node;
    moved->half[edge->thread >> 6] &= ~(1ULL << (edge->thread & 63));
    if (edge->flags & EDGE_ENTERS && edge->thread != goals->thread)
        goals->entry = false;
    was_at(tour, edge->to);
}

/* Goes the shortest way to `node`, along the search's edges. */
static void go_along(struct tour *tour, uint32_t begin, uint32_t node)
{
    uint32_t length = 0;
    for (uint32_t at = node; at != begin; at = tour->from[at])
        tour->line[length++] = tour->via[at]; /* nobody stands in the line any more */
    for (uint32_t at = begin; length--; at = tour->part->edges[tour->line[length]].to)
        go(tour, at, tour->line[length]);
}

/* Goes the shortest way from `begin` to what helps, or to `target`; gives where that is. */
static uint32_t seek(struct tour *tour, uint32_t begin, uint32_t target)
{
    const struct part *part = tour->part;
    uint32_t head = 0, tail = 0;
    tour->mark++;
    tour->seen[begin] = tour->mark;
    tour->line[tail++] = begin;
    while (head < tail) {
        uint32_t node = tour->line[head++];
        for (uint32_t k = part->nodes[node].edge; k < part->nodes[node + 1].edge; k++) {
            const struct edge *edge = &part->edges[k];
            if (!edge_inside(part, node, edge, tour->without))
                continue;
            bool there = target != NO_STATE ? edge->to == target
                                            : edge_helps(&tour->goals, edge) ||
                                                  node_helps(&tour->goals, facts_at(part, edge->to));
            if (there) {
                uint32_t to = edge->to;
                go_along(tour, begin, node);
                go(tour, node, k);
                return to;
            }
            if (tour->seen[edge->to] == tour->mark)
                continue;
            tour->seen[edge->to] = tour->mark;
            tour->from[edge->to] = node;
            tour->via[edge->to] = k;
            tour->line[tail++] = edge->to;
        }
    }
    return NO_STATE;
}

static void set_goals(struct tour *tour, const struct sum *sum, const struct found *found)
{
    struct goals *goals = &tour->goals;
    goals->thread = found->thread;
    goals->move = sum->movers;
    goals->rest = mask_but(mask_but(sum->enabled_some, sum->movers), sum->enabled_all);
    goals->fire = mask_and(sum->timed_all, sum->fired);
    goals->calm = mask_but(sum->timed_some, sum->timed_all);
    goals->entry = found->thread != NOBODY &&
                   (found->kind == VERDICT_STARVATION || found->kind == VERDICT_STARVATION_WEAK) &&
                   sum->flags & EDGE_ENTERS;
}

/* ---- Its moves --------------------------------------------------------------------------------- */

static struct move move_of(struct part *part, uint32_t node, const struct edge *edge)
{
    struct move *moves = part->graph->moves;
    struct facts facts;
    unsigned count = moves_of(part->graph, part->states[node], &facts);
    for (unsigned i = 0; i < count; i++)
        if (!is_outside(&moves[i]) && !(moves[i].flags & MOVE_FAILS) && moves[i].thread == edge->thread &&
            (moves[i].kind == MOVE_TIMER) == !!(edge->flags & EDGE_TIMER) &&
            !(moves[i].flags & MOVE_ENTERS) == !(edge->flags & EDGE_ENTERS) &&
            moves[i].to == part->states[edge->to])
            return moves[i];
    abort();
}

static struct loop *loop_of(const struct tour *tour)
{
    struct loop *loop = zeros(1, sizeof *loop + tour->count * sizeof *loop->moves);
    loop->count = tour->count;
    for (uint32_t i = 0; i < tour->count; i++) {
        loop->moves[i].from = tour->part->states[tour->sources[i]];
        loop->moves[i].move = move_of(tour->part, tour->sources[i], &tour->part->edges[tour->edges[i]]);
    }
    return loop;
}

/* ---- Its component ------------------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
    state_id x = *(const state_id *)a, y = *(const state_id *)b;
    return x < y ? -1 : x > y;
}

struct sorted {
    state_id *states;
    uint32_t count;
};

static uint32_t local(const void *context, state_id state)
{
    const struct sorted *sorted = context;
    const state_id *at = bsearch(&state, sorted->states, sorted->count, sizeof state, compare);
    return at ? (uint32_t)(at - sorted->states) : NO_STATE;
}

static void tour_from(struct tour *tour, uint32_t begin)
{
    uint32_t at = begin, count = tour->part->count;
    tour->seen = zeros(count, sizeof *tour->seen);
    tour->from = zeros(count, sizeof *tour->from);
    tour->via = zeros(count, sizeof *tour->via);
    tour->line = zeros(count + 1, sizeof *tour->line);
    was_at(tour, begin);
    while (open_goals(&tour->goals) && at != NO_STATE)
        at = seek(tour, at, NO_STATE);
    if (at != NO_STATE && (at != begin || !tour->count))
        seek(tour, at, begin);
    free(tour->seen);
    free(tour->from);
    free(tour->via);
    free(tour->line);
}

/* Labels the component of this node, so that the tour stays in it. Gives its sum. */
static void confine(struct tour *tour, uint32_t *nodes, uint32_t count, uint32_t begin, struct sum *sum)
{
    struct part *part = tour->part;
    struct sets sets = {0};
    part_label(part, nodes, count);
    part_components(part, nodes, count, tour->without, true, &sets);
    for (uint32_t i = 0; i < sets.set_count; i++) {
        uint32_t *set = sets.nodes + set_begin(&sets, i), size = sets.ends[i] - set_begin(&sets, i);
        for (uint32_t k = 0; k < size; k++)
            if (set[k] == begin) {
                part_label(part, set, size);
                part_sum(part, set, size, tour->without, sum);
            }
    }
    sets_free(&sets);
}

struct loop *loop_within(struct graph *graph, const struct found *found, const state_id *states, uint32_t count,
                         state_id state)
{
    struct part part = {0};
    struct sorted sorted = {zeros(count, sizeof *states), count};
    uint32_t *nodes = zeros(count, sizeof *nodes);
    struct tour tour = {.part = &part};
    struct sum sum;
    memcpy(sorted.states, states, count * sizeof *states);
    qsort(sorted.states, count, sizeof *states, compare);
    part_make(&part, graph, sorted.states, count, local, &sorted);
    for (uint32_t i = 0; i < count; i++)
        nodes[i] = i;
    tour.without = found->kind == VERDICT_PROGRESS ? EDGE_ENTERS : 0;
    if (found->kind == VERDICT_STARVATION) {
        part_label(&part, nodes, count);
        fair_cut(&part, nodes, count, 0);
        tour.without = EDGE_CUT;
    }
    confine(&tour, nodes, count, local(&sorted, state), &sum);
    set_goals(&tour, &sum, found);
    tour_from(&tour, local(&sorted, state));
    struct loop *loop = loop_of(&tour);
    free(tour.edges);
    free(tour.sources);
    free(nodes);
    free(sorted.states);
    part_free(&part);
    return loop;
}

enum { NEAR = 100000 };

struct loop *loop_near(struct graph *graph, state_id state)
{
    struct found found = {.kind = VERDICT_FOREVER, .thread = NOBODY};
    state_id *near = zeros(NEAR, sizeof *near);
    uint8_t *seen = zeros(graph->states, sizeof *seen);
    uint32_t count = 0;
    near[count++] = state;
    seen[state] = 1;
    for (uint32_t i = 0; i < count; i++) {
        struct facts facts;
        unsigned moves = moves_of(graph, near[i], &facts);
        for (unsigned k = 0; k < moves && count < NEAR; k++) {
            const struct move *move = &graph->moves[k];
            if (is_outside(move) || move->flags & MOVE_FAILS || move->to >= graph->states || seen[move->to])
                continue;
            seen[move->to] = 1;
            near[count++] = move->to;
        }
    }
    struct loop *loop = loop_within(graph, &found, near, count, state);
    free(near);
    free(seen);
    return loop;
}
