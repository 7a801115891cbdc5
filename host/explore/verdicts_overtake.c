/* The greatest overtaking: the most entries of others on any path on which one thread waits all the time, from
   cs_wait to where it is decided that it enters.

   For each state and each thread that waits there: how often it can still be overtaken. A row of numbers
   a state, a column a thread, as many as were seen to wait. Numbers of a complete component are final: those of its
   states are the greatest of them all, if nobody makes a mark inside. */
#include "verdicts_private.h"

#include <string.h>

enum { WAITS = 0x8000, COMMITTED = 0x4000, TIMES = 0x3fff };

static uint16_t *rows;
static uint8_t column[THREADS], columns, width; /* column of a thread, plus 1 */
static bool boundless;

void overtake_begin(struct graph *graph)
{
    (void)graph;
    memset(column, 0, sizeof column);
    rows = NULL;
    columns = width = 0;
    boundless = false;
}

static uint16_t *row(state_id state) { return rows + (size_t)state * width; }

/* One more thread that waits. */
static void widen(const struct graph *graph, unsigned thread)
{
    column[thread] = ++columns;
    if (columns <= width)
        return;
    uint8_t wider = width ? (uint8_t)(2 * width) : 2;
    uint16_t *copy = zeros((size_t)graph->states * wider, sizeof *copy);
    for (state_id s = 0; width && s < graph->states; s++)
        memcpy(copy + (size_t)s * wider, row(s), width * sizeof *rows);
    free(rows);
    rows = copy;
    width = wider;
}

static void set_flag(const struct graph *graph, state_id state, struct mask threads, uint16_t flag)
{
    for (unsigned half = 0; half < 2; half++)
        for (uint64_t rest = threads.half[half]; rest; rest &= rest - 1) {
            unsigned t = 64 * half + (unsigned)__builtin_ctzll(rest);
            if (!column[t])
                widen(graph, t);
            row(state)[column[t] - 1] |= flag;
        }
}

void overtake_state(struct graph *graph, state_id state, const struct facts *facts)
{
    if (boundless)
        return;
    set_flag(graph, state, facts->waiting, WAITS);
    set_flag(graph, state, facts->committed, COMMITTED);
}

static void raise_to(uint16_t *cell, unsigned times)
{
    if (times > TIMES)
        times = TIMES;
    if (times > (*cell & TIMES))
        *cell = (uint16_t)((*cell & ~TIMES) | times);
}

void overtake_edge(struct graph *graph, state_id from, state_id to, unsigned thread, unsigned flags)
{
    (void)graph;
    if (boundless || !width)
        return;
    uint16_t *a = row(from);
    const uint16_t *b = row(to);
    unsigned mover = column[thread] ? column[thread] - 1u : NOBODY;
    bool entry = mover == NOBODY ? flags & MOVE_ENTERS
                                 : !(a[mover] & COMMITTED) && (b[mover] & COMMITTED || flags & MOVE_ENTERS);
    for (unsigned i = 0; i < columns; i++)
        if (a[i] & WAITS && b[i] & WAITS)
            raise_to(&a[i], (b[i] & TIMES) + (entry && i != mover));
}

/* ---- Components ------------------------------------------------------------------------------- */

/* Nobody makes a mark inside: whoever waits, waits in all of its states, and nobody enters. */
static void level(const state_id *states, uint32_t count)
{
    for (unsigned i = 0; i < columns; i++) {
        unsigned most = 0;
        for (uint32_t k = 0; k < count; k++)
            if ((row(states[k])[i] & TIMES) > most)
                most = row(states[k])[i] & TIMES;
        for (uint32_t k = 0; most && k < count; k++)
            raise_to(&row(states[k])[i], most);
    }
}

/* The edges of one node on which `thread` goes on waiting. Gives the greatest number that one of them leads to. */
static unsigned most_behind(const struct part *part, uint32_t node, unsigned thread)
{
    unsigned most = row(part->states[node])[column[thread] - 1] & TIMES;
    for (uint32_t k = part->nodes[node].edge; k < part->nodes[node + 1].edge; k++) {
        const struct edge *edge = &part->edges[k];
        if (!mask_has(&facts_at(part, edge->to)->waiting, thread))
            continue;
        unsigned entry = edge->flags & EDGE_ENTRY && edge->thread != thread;
        if (entry && edge_inside(part, node, edge, 0))
            boundless = true;
        unsigned times = (row(part->states[edge->to])[column[thread] - 1] & TIMES) + entry;
        if (times > most)
            most = times;
    }
    return most;
}

/* One after the other the components of the region in which this thread waits; those that it leads to are done. */
static void solve(struct part *part, unsigned thread)
{
    struct sets sets = {0};
    uint32_t *region = zeros(part->count, sizeof *region), size = 0;
    for (uint32_t i = 0; i < part->count; i++)
        if (mask_has(&facts_at(part, i)->waiting, thread))
            region[size++] = i;
    part_label(part, region, size);
    part_components(part, region, size, 0, true, &sets);
    for (uint32_t i = 0; i < sets.set_count && !boundless; i++) {
        const uint32_t *set = sets.nodes + set_begin(&sets, i);
        uint32_t length = sets.ends[i] - set_begin(&sets, i);
        unsigned most = 0;
        part_label(part, set, length);
        for (uint32_t k = 0; k < length; k++) {
            unsigned times = most_behind(part, set[k], thread);
            most = times > most ? times : most;
        }
        for (uint32_t k = 0; k < length; k++)
            raise_to(&row(part->states[set[k]])[column[thread] - 1], most);
    }
    free(region);
    sets_free(&sets);
}

void overtake_component(struct graph *graph, const state_id *states, uint32_t count, struct part *part)
{
    (void)graph;
    if (boundless || count == 1 || !width)
        return;
    if (!part) {
        level(states, count);
        return;
    }
    for (unsigned t = 0; t < THREADS && !boundless; t++)
        if (column[t])
            solve(part, t);
}

void overtake_end(struct graph *graph)
{
    unsigned most = 0;
    for (size_t i = 0; !boundless && i < (size_t)graph->states * width; i++)
        if (rows[i] & WAITS && (rows[i] & TIMES) > most)
            most = rows[i] & TIMES;
    graph->verdicts.overtaken = !boundless                ? (int)most
                                : graph->overtaken_fairly ? OVERTAKEN_NO_BOUND
                                                          : OVERTAKEN_IF_UNFAIR;
    free(rows);
    rows = NULL;
}
