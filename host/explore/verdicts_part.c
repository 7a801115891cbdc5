/* A part: one component with its edges, in memory, each state's moves computed once more. */
#include "verdicts_private.h"

#include <string.h>

#include "trace.h"

static bool can_stick(const struct stance *stance)
{
    if (!(stance->flags & VIEW_WAITS) || stance->flags & (VIEW_IDLE | VIEW_JOINS | VIEW_STOPPED))
        return false;
    switch (stance->object) { /* what others inside give, and not by their end */
    case OBJECT_CHILD:
    case OBJECT_VFORK:
    case OBJECT_THREAD:
    case OBJECT_CLOCK:
    case OBJECT_CONSOLE:
    case OBJECT_SIGNAL:
        return false;
    default:
        return true;
    }
}

static void take_stance(struct facts *facts, const struct stance *stance, struct mask moves)
{
    unsigned t = stance->thread;
    if (stance->phase == PHASE_WANT || stance->phase == PHASE_WAIT)
        mask_add(&facts->wanting, t);
    if (stance->phase == PHASE_WAIT && !mask_has(&facts->committed, t))
        mask_add(&facts->waiting, t);
    if (stance->phase == PHASE_INSIDE)
        mask_add(&facts->inside, t);
    if (!(stance->flags & VIEW_IDLE))
        mask_add(&facts->busy, t);
    if (can_stick(stance) && !mask_has(&moves, t))
        mask_add(&facts->stuck, t);
}

static void find_facts(struct facts *facts, const struct move *moves, unsigned count, const struct stance *stances,
                       unsigned threads)
{
    struct mask any = {{0}};
    memset(facts, 0, sizeof *facts);
    for (unsigned i = 0; i < count; i++) {
        const struct move *move = &moves[i];
        if (move->kind != MOVE_FAULT)
            mask_add(&any, move->thread);
        if (move->kind == MOVE_TIMER)
            mask_add(&facts->timed, move->thread);
        if (move->kind != MOVE_STEP)
            continue;
        mask_add(&facts->enabled, move->thread);
        if (move->flags & MOVE_ENTERS)
            mask_add(&facts->committed, move->thread);
        if (move->flags & MOVE_WANTS)
            mask_add(&facts->about, move->thread);
    }
    for (unsigned i = 0; i < threads; i++)
        take_stance(facts, &stances[i], any);
}

/* Those of a pattern are found once. */
static void make_facts(struct graph *graph)
{
    uint32_t count = edges_patterns();
    free(graph->pattern_facts);
    graph->pattern_facts = zeros(count, sizeof *graph->pattern_facts);
    graph->pattern_count = count;
    for (uint32_t i = 0; i < count; i++) {
        unsigned moves, stances;
        const struct move *move = edges_of_pattern(i, &moves);
        const struct stance *stance = edges_stances_of_pattern(i, &stances);
        find_facts(&graph->pattern_facts[i], move, moves, stance, stances);
    }
}

unsigned moves_of(struct graph *graph, state_id state, struct facts *facts)
{
    static struct stance stances[STANCES_MAX];
    if (graph->pattern_count < edges_patterns())
        make_facts(graph);
    if (state < edges_kept) {
        *facts = graph->pattern_facts[edges_pattern(state)];
        return edges_moves(state, graph->moves);
    }
    engine_load(state);
    unsigned count = engine_all_moves(graph->moves);
    find_facts(facts, graph->moves, count, stances, edges_stances(stances));
    return count;
}

/* ---- Facts, each once ----------------------------------------------------------------------- */

static uint32_t hash_of(const struct facts *facts)
{
    const uint64_t *words = (const uint64_t *)facts;
    uint64_t hash = 0;
    for (unsigned i = 0; i < sizeof *facts / sizeof *words; i++)
        hash = (hash ^ words[i]) * 0x9e3779b97f4a7c15ULL;
    return (uint32_t)(hash >> 32);
}

static void rehash(struct part *part)
{
    free(part->hash);
    part->hash_size = part->hash_size ? 2 * part->hash_size : 256;
    part->hash = zeros(part->hash_size, sizeof *part->hash);
    for (uint32_t i = 0; i < part->facts_count; i++) {
        uint32_t at = hash_of(&part->facts[i]) & (part->hash_size - 1);
        while (part->hash[at])
            at = (at + 1) & (part->hash_size - 1);
        part->hash[at] = i + 1;
    }
}

static uint32_t intern(struct part *part, const struct facts *facts)
{
    if (2 * part->facts_count >= part->hash_size)
        rehash(part);
    uint32_t at = hash_of(facts) & (part->hash_size - 1);
    for (; part->hash[at]; at = (at + 1) & (part->hash_size - 1))
        if (memcmp(&part->facts[part->hash[at] - 1], facts, sizeof *facts) == 0)
            return part->hash[at] - 1;
    MORE(part->facts, part->facts_count, part->facts_room);
    part->facts[part->facts_count] = *facts;
    part->hash[at] = ++part->facts_count;
    return part->facts_count - 1;
}

/* ---- Making it ------------------------------------------------------------------------------ */

static unsigned flags_of(const struct move *move)
{
    return (move->flags & MOVE_SHARED ? EDGE_SHARED : 0) | (move->flags & MOVE_ENTERS ? EDGE_ENTERS : 0) |
           (move->kind == MOVE_TIMER ? EDGE_TIMER : 0);
}

/* The edges of one node. A choice is between moves of one thread and one kind. */
static void add_edges(struct part *part, struct node *node, const struct move *moves, unsigned count,
                      local_index *local, const void *context)
{
    struct mask open[2] = {{{0}}};
    for (unsigned i = 0; i < count; i++) {
        const struct move *move = &moves[i];
        if (is_outside(move))
            continue;
        uint32_t to = move->flags & MOVE_FAILS || move->to >= part->graph->states
                          ? NO_STATE
                          : local(context, move->to);
        if (to == NO_STATE) {
            node->leaves = true;
            mask_add(&open[move->kind == MOVE_TIMER], move->thread);
            continue;
        }
        MORE(part->edges, part->edge_count, part->edge_room);
        part->edges[part->edge_count++] = (struct edge){to, move->thread, (uint8_t)flags_of(move)};
    }
    for (uint32_t i = node->edge; i < part->edge_count; i++)
        if (mask_has(&open[part->edges[i].flags & EDGE_TIMER ? 1 : 0], part->edges[i].thread))
            part->edges[i].flags |= EDGE_OPEN;
}

/* An entry is when it is decided: the mark itself, a step later, says only so. */
static void find_entries(struct part *part)
{
    for (uint32_t i = 0; i < part->count; i++) {
        const struct facts *facts = facts_at(part, i);
        for (uint32_t k = part->nodes[i].edge; k < part->nodes[i + 1].edge; k++) {
            struct edge *edge = &part->edges[k];
            if (!mask_has(&facts->committed, edge->thread) &&
                (edge->flags & EDGE_ENTERS || mask_has(&facts_at(part, edge->to)->committed, edge->thread)))
                edge->flags |= EDGE_ENTRY;
        }
    }
}

void part_make(struct part *part, struct graph *graph, const state_id *states, uint32_t count, local_index *local,
               const void *context)
{
    part->graph = graph;
    part->states = states;
    part->count = count;
    part->edge_count = 0;
    part->label = 0;
    if (part->node_room < count + 1) {
        part->node_room = count + count / 2 + 64;
        free(part->nodes);
        part->nodes = zeros(part->node_room, sizeof *part->nodes);
    }
    for (uint32_t i = 0; i < count; i++) {
        struct facts facts;
        unsigned moves = moves_of(graph, states[i], &facts);
        part->nodes[i] = (struct node){.edge = part->edge_count, .facts = intern(part, &facts)};
        add_edges(part, &part->nodes[i], graph->moves, moves, local, context);
    }
    part->nodes[count] = (struct node){.edge = part->edge_count};
    if (graph->waits_exist)
        find_entries(part);
}

void part_free(struct part *part)
{
    free(part->nodes);
    free(part->edges);
    free(part->facts);
    free(part->hash);
    free(part->stack);
    free(part->path);
    memset(part, 0, sizeof *part);
}

uint32_t part_label(struct part *part, const uint32_t *nodes, uint32_t count)
{
    part->label++;
    for (uint32_t i = 0; i < count; i++)
        part->nodes[nodes[i]].label = part->label;
    return part->label;
}

/* ---- Components ------------------------------------------------------------------------------ */

void sets_free(struct sets *sets)
{
    free(sets->nodes);
    free(sets->ends);
    memset(sets, 0, sizeof *sets);
}

static bool has_cycle(const struct part *part, uint32_t node, unsigned without)
{
    for (uint32_t k = part->nodes[node].edge; k < part->nodes[node + 1].edge; k++)
        if (part->edges[k].to == node && !(part->edges[k].flags & without))
            return true;
    return false;
}

enum { DONE = 0xffffffff };

struct search {
    struct part *part;
    struct sets *sets;
    unsigned without;
    bool all;
    uint32_t number, stack_count, path_count;
};

static void enter(struct search *search, uint32_t at)
{
    struct part *part = search->part;
    struct node *node = &part->nodes[at];
    node->number = node->low = ++search->number;
    node->next = node->edge;
    MORE(part->stack, search->stack_count, part->stack_room);
    part->stack[search->stack_count++] = at;
    MORE(part->path, search->path_count, part->path_room);
    part->path[search->path_count++] = at;
}

/* All nodes on the stack from this one on are a component. */
static void complete(struct search *search, uint32_t at)
{
    struct part *part = search->part;
    struct sets *sets = search->sets;
    uint32_t first = search->stack_count, node;
    do
        part->nodes[node = part->stack[--first]].number = DONE;
    while (node != at);
    if (search->all || search->stack_count - first > 1 || has_cycle(part, at, search->without)) {
        for (uint32_t i = first; i < search->stack_count; i++) {
            MORE(sets->nodes, sets->count, sets->room);
            sets->nodes[sets->count++] = part->stack[i];
        }
        MORE(sets->ends, sets->set_count, sets->set_room);
        sets->ends[sets->set_count++] = sets->count;
    }
    search->stack_count = first;
}

static void lower(struct node *node, uint32_t low)
{
    if (low < node->low)
        node->low = low;
}

/* Tarjan's search from one node, without recursion. */
static void search_from(struct search *search, uint32_t root)
{
    struct part *part = search->part;
    enter(search, root);
    while (search->path_count) {
        uint32_t at = part->path[search->path_count - 1];
        struct node *node = &part->nodes[at];
        if (node->next < part->nodes[at + 1].edge) {
            const struct edge *edge = &part->edges[node->next++];
            const struct node *to = &part->nodes[edge->to];
            if (!edge_inside(part, at, edge, search->without))
                continue;
            if (!to->number)
                enter(search, edge->to);
            else if (to->number != DONE)
                lower(node, to->number);
            continue;
        }
        search->path_count--;
        if (search->path_count)
            lower(&part->nodes[part->path[search->path_count - 1]], node->low);
        if (node->low == node->number)
            complete(search, at);
    }
}

void part_components(struct part *part, const uint32_t *nodes, uint32_t count, unsigned without, bool all,
                     struct sets *sets)
{
    struct search search = {.part = part, .sets = sets, .without = without, .all = all};
    for (uint32_t i = 0; i < count; i++)
        part->nodes[nodes[i]].number = 0;
    sets->count = sets->set_count = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!part->nodes[nodes[i]].number)
            search_from(&search, nodes[i]);
}

/* ---- What happens inside --------------------------------------------------------------------- */

static void sum_edges(const struct part *part, uint32_t node, unsigned without, struct sum *sum)
{
    for (uint32_t k = part->nodes[node].edge; k < part->nodes[node + 1].edge; k++) {
        const struct edge *edge = &part->edges[k];
        if (!edge_inside(part, node, edge, without)) {
            sum->leaves = true;
            continue;
        }
        sum->flags |= edge->flags;
        mask_add(edge->flags & EDGE_TIMER ? &sum->fired : &sum->movers, edge->thread);
        if (edge->flags & EDGE_ENTERS)
            mask_add(&sum->entrants, edge->thread);
    }
}

void part_sum(const struct part *part, const uint32_t *nodes, uint32_t count, unsigned without, struct sum *sum)
{
    *sum = (struct sum){.enabled_all = EVERYBODY, .timed_all = EVERYBODY, .about_all = EVERYBODY,
                        .stuck_all = EVERYBODY, .waiting_all = EVERYBODY};
    for (uint32_t i = 0; i < count; i++) {
        const struct facts *facts = facts_at(part, nodes[i]);
        sum->enabled_all = mask_and(sum->enabled_all, facts->enabled);
        sum->enabled_some = mask_or(sum->enabled_some, facts->enabled);
        sum->timed_all = mask_and(sum->timed_all, facts->timed);
        sum->timed_some = mask_or(sum->timed_some, facts->timed);
        sum->about_all = mask_and(sum->about_all, facts->about);
        sum->stuck_all = mask_and(sum->stuck_all, facts->stuck);
        sum->waiting_all = mask_and(sum->waiting_all, facts->waiting);
        sum->wanting_some = mask_or(sum->wanting_some, facts->wanting);
        sum->inside_some = mask_or(sum->inside_some, facts->inside);
        sum->busy_some = mask_or(sum->busy_some, facts->busy);
        sum->leaves |= part->nodes[nodes[i]].leaves;
        sum_edges(part, nodes[i], without, sum);
    }
}
