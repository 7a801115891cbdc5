#include "verdicts_private.h"

#include "abi.h"
#include "grow.h"

void *zeros(size_t count, size_t size) { return grow_zeros(count * size); }

void *more(void *array, uint32_t *room, size_t size)
{
    *room = *room ? 2 * *room : 64;
    return grow_again(array, *room * size);
}

/* ---- The sum of it all -------------------------------------------------------------------------- */

/* What there is at all. */
static void look_round(struct graph *graph)
{
    const struct view *view;
    for (unsigned i = 0; (view = engine_view_found(i)); i++) {
        if (view->phase != PHASE_REMAINDER || view->operation == OP_MARK)
            graph->verdicts.marks = true;
        graph->wants_exist |= view->phase == PHASE_WANT || view->phase == PHASE_WAIT;
        graph->waits_exist |= view->phase == PHASE_WAIT;
    }
}

/* Of those that nobody kept yet; not where unknown ones come first. */
static void keep_edges(struct graph *graph)
{
    while (edges_kept < graph->states && is_known(graph, edges_kept)) {
        uint32_t kept = edges_kept;
        engine_load(kept);
        edges_take(graph->moves, engine_all_moves(graph->moves));
        if (edges_kept == kept)
            break;
    }
}

static void mark_targets(struct graph *graph)
{
    bool strong = false;
    for (uint32_t i = 0; i < graph->found_count; i++) {
        struct found *found = &graph->found[i];
        if (found->unless_end && graph->ends)
            found->kind = VERDICT_LIVELOCK;
        strong |= found->kind == VERDICT_STARVATION;
    }
    for (uint32_t i = 0; i < graph->found_count; i++) {
        const struct found *found = &graph->found[i];
        unsigned bit = 1u << found->kind;
        if (!(graph->wanted & bit) || (strong && found->kind == VERDICT_STARVATION_WEAK))
            continue;
        for (uint32_t k = found->first; k < found->first + found->count; k++) {
            uint8_t *at = &graph->at[graph->members[k]];
            graph->counts[found->kind] += !(*at & bit);
            *at |= (uint8_t)bit;
        }
    }
}

static void mark_stuck(struct graph *graph)
{
    if (graph->stuck_count <= 1 || !(graph->wanted & 1u << VERDICT_DEADLOCK))
        return;
    for (state_id s = 0; s < graph->states; s++)
        if (mask_some(stuck_for_ever(graph, s))) {
            graph->at[s] |= 1u << VERDICT_DEADLOCK;
            graph->counts[VERDICT_DEADLOCK]++;
        }
}

static void conclude(struct graph *graph)
{
    struct verdicts *verdicts = &graph->verdicts;
    verdicts->starvation_is_note = !verdicts->marks;
    verdicts->progress = !graph->counts[VERDICT_PROGRESS];
    verdicts->bounded_waiting = graph->counts[VERDICT_STARVATION]        ? "strong"
                                : graph->counts[VERDICT_STARVATION_WEAK] ? "weak"
                                : graph->counts[VERDICT_LIVELOCK]        ? "livelock"
                                : graph->counts[VERDICT_DEADLOCK]        ? "deadlock"
                                                                         : NULL;
}

struct verdicts *verdicts_of(unsigned wanted, const uint8_t *known)
{
    struct graph *graph = zeros(1, sizeof *graph);
    graph->wanted = wanted;
    graph->known = known;
    graph->states = engine_states();
    graph->at = zeros(graph->states, sizeof *graph->at);
    graph->fate = zeros(graph->states, sizeof *graph->fate);
    graph->verdicts.overtaken = OVERTAKEN_UNKNOWN;
    look_round(graph);
    keep_edges(graph);
    overtake_begin(graph);
    walk(graph);
    if (graph->waits_exist)
        overtake_end(graph);
    mark_targets(graph);
    mark_stuck(graph);
    conclude(graph);
    return &graph->verdicts;
}

static struct graph *graph_of(const struct verdicts *verdicts)
{
    return (struct graph *)(uintptr_t)verdicts; /* its first member */
}

void verdicts_free(struct verdicts *verdicts)
{
    if (!verdicts)
        return;
    struct graph *graph = graph_of(verdicts);
    free(graph->at);
    free(graph->fate);
    free(graph->found);
    free(graph->members);
    free(graph->stuck);
    free(graph->pattern_facts);
    free(graph);
    edges_forget();
}

/* ---- Asking --------------------------------------------------------------------------------------- */

uint32_t verdicts_count(const struct verdicts *verdicts, enum verdict kind) { return graph_of(verdicts)->counts[kind]; }

unsigned verdicts_at(const struct verdicts *verdicts, state_id state)
{
    const struct graph *graph = graph_of(verdicts);
    return state < graph->states ? graph->at[state] : 0;
}

bool verdicts_open(const struct verdicts *verdicts, state_id state)
{
    return graph_of(verdicts)->fate[state] & REACH_OUTSIDE;
}

/* The smallest component of this kind with this state. */
static const struct found *found_at(const struct graph *graph, enum verdict kind, state_id state)
{
    const struct found *best = NULL;
    for (uint32_t i = 0; i < graph->found_count; i++) {
        const struct found *found = &graph->found[i];
        if (found->kind != kind || (best && best->count <= found->count))
            continue;
        for (uint32_t k = found->first; k < found->first + found->count; k++)
            if (graph->members[k] == state) {
                best = found;
                break;
            }
    }
    return best;
}

unsigned verdicts_number(struct verdicts *verdicts, enum verdict kind, state_id state)
{
    const struct graph *graph = graph_of(verdicts);
    unsigned thread = NOBODY;
    if (kind == VERDICT_DEADLOCK) {
        thread = mask_first(stuck_for_ever(graph, state));
    } else {
        const struct found *found = found_at(graph, kind, state);
        if (found)
            thread = found->thread;
    }
    if (thread == NOBODY)
        return 0;
    engine_load(state);
    return engine_view(thread)->number;
}

struct loop *verdicts_loop(struct verdicts *verdicts, enum verdict kind, state_id state)
{
    struct graph *graph = graph_of(verdicts);
    if (kind == VERDICT_DEADLOCK)
        return loop_near(graph, state);
    const struct found *found = found_at(graph, kind, state);
    return found ? loop_within(graph, found, graph->members + found->first, found->count, state)
                 : zeros(1, sizeof(struct loop));
}

/* ---- Races ---------------------------------------------------------------------------------------- */

static bool is_access(const struct view *view)
{
    return view->flags & VIEW_ENABLED && op_accesses(view->operation);
}

static bool conflict(const struct view *a, const struct view *b)
{
    return is_access(a) && is_access(b) && a->address < b->address + b->length && b->address < a->address + a->length &&
           (op_stores(a->operation) || op_stores(b->operation)) &&
           !(op_is_atomic(a->operation) && op_is_atomic(b->operation)) && a->image == b->image;
}

bool verdicts_race(unsigned *one, unsigned *other)
{
    unsigned count;
    const uint8_t *threads = engine_threads(&count);
    for (unsigned i = 0; i < count; i++) {
        const struct view *view = engine_view(threads[i]);
        for (unsigned k = i + 1; is_access(view) && k < count; k++)
            if (conflict(view, engine_view(threads[k]))) {
                *one = threads[i];
                *other = threads[k];
                return true;
            }
    }
    return false;
}
