/* The walk: depth first through the whole graph, each state's moves computed once.

   Components are found as Gabow does it: `open` has one entry for each set of states of the path that may be a
   component of its own, with what is known of it; an edge back melts them into one. So what is known is
   complete as soon as the component is. Of a state's edges only those are kept that lead to what was not seen
   yet, until they are gone. */
#include "verdicts_private.h"

#include <string.h>

#include "trace.h"

/* fate of a state: 0 not seen; on the stack: 1 + where; complete: COMPLETE | set of stuck threads << 8 | reach */
enum { REACH_MASK = 0xff };
static const uint32_t COMPLETE = 0x80000000u;

struct pending { /* an edge */
    state_id to;
    uint16_t flags;
    uint8_t thread, kind;
};

struct step { /* of the path */
    state_id state;
    uint32_t pending; /* where its edges begin */
};

struct walk {
    struct graph *graph;
    struct step *path;
    struct summary *open;
    state_id *stack;
    struct pending *pending;
    uint32_t path_count, path_room, open_count, open_room, stack_count, stack_room, pending_count, pending_room;
};

/* ---- Sets of stuck threads -------------------------------------------------------------------- */

static uint32_t stuck_number(struct graph *graph, struct mask stuck)
{
    for (uint32_t i = 0; i < graph->stuck_count; i++)
        if (memcmp(&graph->stuck[i], &stuck, sizeof stuck) == 0)
            return i;
    if (graph->stuck_count == 1u << 23)
        return 0;
    MORE(graph->stuck, graph->stuck_count, graph->stuck_room);
    graph->stuck[graph->stuck_count] = stuck;
    return graph->stuck_count++;
}

/* ---- Edges ------------------------------------------------------------------------------------- */

/* An edge to a state on the stack closes a cycle: all from there on are one component. */
static void melt(struct walk *walk, uint32_t position)
{
    struct summary *top = &walk->open[walk->open_count - 1];
    while (top->start > position) {
        struct summary *into = top - 1;
        into->reach |= top->reach;
        into->flags |= top->flags;
        into->movers = mask_or(into->movers, top->movers);
        into->fired = mask_or(into->fired, top->fired);
        into->enabled_all = mask_and(into->enabled_all, top->enabled_all);
        into->timed_all = mask_and(into->timed_all, top->timed_all);
        into->about_all = mask_and(into->about_all, top->about_all);
        into->stuck = mask_and(into->stuck, top->stuck);
        walk->open_count--;
        top = into;
    }
}

static void edge_within(struct walk *walk, const struct pending *edge, uint32_t position)
{
    melt(walk, position);
    struct summary *top = &walk->open[walk->open_count - 1];
    top->flags |= SUMMARY_CYCLE;
    if (edge->kind == MOVE_STEP)
        mask_add(&top->movers, edge->thread);
    if (edge->kind == MOVE_TIMER)
        mask_add(&top->fired, edge->thread);
    if (edge->flags & (MOVE_WANTS | MOVE_WAITS | MOVE_ENTERS | MOVE_LEAVES))
        top->flags |= SUMMARY_MARKS;
}

static void edge_out(struct walk *walk, state_id from, const struct pending *edge, uint32_t fate)
{
    struct graph *graph = walk->graph;
    struct summary *top = &walk->open[walk->open_count - 1];
    if (edge->kind != MOVE_FAULT) {
        top->reach |= fate & REACH_MASK;
        top->stuck = mask_and(top->stuck, graph->stuck[(fate & ~COMPLETE) >> 8]);
    }
    if (edge->kind != MOVE_STEP && edge->kind != MOVE_TIMER)
        return;
    top->flags |= SUMMARY_LEAVES;
    if (graph->waits_exist)
        overtake_edge(graph, from, edge->to, edge->thread, edge->flags);
}

/* Whether where it leads was seen, and so this is settled. */
static bool settle(struct walk *walk, state_id from, const struct pending *edge)
{
    uint32_t fate = walk->graph->fate[edge->to];
    if (!fate)
        return false;
    if (fate & COMPLETE)
        edge_out(walk, from, edge, fate);
    else
        edge_within(walk, edge, fate - 1);
    return true;
}

/* ---- States ------------------------------------------------------------------------------------ */

static void look_at_move(struct walk *walk, state_id from, const struct move *move)
{
    struct summary *top = &walk->open[walk->open_count - 1];
    if (is_outside(move)) {
        top->flags |= SUMMARY_SIGNALS;
        top->reach |= REACH_OUTSIDE;
    }
    if (move->flags & MOVE_ENTERS && move->kind != MOVE_FAULT)
        top->reach |= REACH_ENTRY;
    if (move->flags & MOVE_FAILS || move->to >= walk->graph->states) {
        if (move->kind != MOVE_FAULT)
            top->reach |= move->flags & MOVE_FAILS ? REACH_FAILURE : REACH_UNKNOWN;
        if (!is_outside(move))
            top->flags |= SUMMARY_LEAVES;
        return;
    }
    struct pending edge = {move->to, move->flags, move->thread, move->kind};
    if (settle(walk, from, &edge))
        return;
    MORE(walk->pending, walk->pending_count, walk->pending_room);
    walk->pending[walk->pending_count++] = edge;
}

static void look_at_moves(struct walk *walk, state_id state, struct summary *summary)
{
    struct graph *graph = walk->graph;
    struct facts facts;
    unsigned count = moves_of(graph, state, &facts);
    unsigned faults = 0;
    for (unsigned i = 0; i < count; i++)
        faults += graph->moves[i].kind == MOVE_FAULT;
    if (count == faults) {
        engine_load(state);
        bool end = engine_end() != END_DEADLOCK;
        summary->reach |= end ? REACH_END : REACH_DEADLOCK;
        graph->ends |= end;
    }
    summary->enabled_all = facts.enabled;
    summary->timed_all = facts.timed;
    summary->about_all = facts.about;
    summary->stuck = facts.stuck;
    if (graph->waits_exist)
        overtake_state(graph, state, &facts);
    for (unsigned i = 0; i < count; i++)
        look_at_move(walk, state, &graph->moves[i]);
}

static void visit(struct walk *walk, state_id state)
{
    MORE(walk->path, walk->path_count, walk->path_room);
    walk->path[walk->path_count++] = (struct step){state, walk->pending_count};
    MORE(walk->open, walk->open_count, walk->open_room);
    struct summary *summary = &walk->open[walk->open_count++];
    *summary = (struct summary){.start = walk->stack_count};
    MORE(walk->stack, walk->stack_count, walk->stack_room);
    walk->stack[walk->stack_count++] = state;
    walk->graph->fate[state] = walk->stack_count;
    if (is_known(walk->graph, state))
        look_at_moves(walk, state, summary);
    else
        summary->reach = REACH_UNKNOWN;
}

/* ---- Components -------------------------------------------------------------------------------- */

static uint32_t local(const void *context, state_id state)
{
    const struct walk *walk = context;
    uint32_t fate = walk->graph->fate[state], start = walk->open[walk->open_count - 1].start;
    return fate & COMPLETE || fate <= start ? NO_STATE : fate - 1 - start;
}

/* The last of `open` is complete. */
static void complete(struct walk *walk)
{
    struct graph *graph = walk->graph;
    struct summary *summary = &walk->open[walk->open_count - 1];
    uint32_t start = summary->start, count = walk->stack_count - start;
    if (summary->reach & REACH_OUT)
        summary->stuck = (struct mask){{0}};
    judge(graph, summary, walk->stack + start, count, local, walk);
    uint32_t stuck = mask_some(summary->stuck) ? stuck_number(graph, summary->stuck) : 0;
    for (uint32_t i = start; i < walk->stack_count; i++)
        graph->fate[walk->stack[i]] = COMPLETE | stuck << 8 | summary->reach;
    walk->stack_count = start;
    walk->open_count--;
}

static void walk_from(struct walk *walk, state_id state)
{
    visit(walk, state);
    while (walk->path_count) {
        struct step *step = &walk->path[walk->path_count - 1];
        if (walk->pending_count > step->pending) {
            struct pending edge = walk->pending[walk->pending_count - 1];
            if (settle(walk, step->state, &edge))
                walk->pending_count--;
            else
                visit(walk, edge.to);
            continue;
        }
        walk->path_count--;
        if (walk->open[walk->open_count - 1].start + 1 == walk->graph->fate[step->state])
            complete(walk);
    }
}

void walk(struct graph *graph)
{
    struct walk walk = {.graph = graph};
    stuck_number(graph, (struct mask){{0}});
    walk_from(&walk, 0);
    free(walk.path);
    free(walk.open);
    free(walk.stack);
    free(walk.pending);
    judge_end();
}
