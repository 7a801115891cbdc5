#include "oracle_parts.h"

#include <stdlib.h>
#include <string.h>

struct spot_stands *stands;
bool *can_end, *can_enter, *cut;
struct cost *least;
uint32_t *component, component_count;

/* ---- Strongly connected parts (Tarjan) ---------------------------------------------------- */

static struct {
    const bool *in;
    passes_function *passes;
    uint32_t *index, *low, *stack;
    bool *on_stack;
    uint32_t next, height;
} tarjan;

static void visit(number n)
{
    tarjan.index[n] = tarjan.low[n] = ++tarjan.next;
    tarjan.stack[tarjan.height++] = n;
    tarjan.on_stack[n] = true;
    for EACH_EDGE(e, n) {
        number to = e->effect.to;
        if (e->effect.failure || cut[e - graph.edges] || !tarjan.in[to] || (tarjan.passes && !tarjan.passes(e)))
            continue;
        if (!tarjan.index[to])
            visit(to);
        if (tarjan.on_stack[to] && tarjan.low[to] < tarjan.low[n])
            tarjan.low[n] = tarjan.low[to];
    }
    if (tarjan.low[n] != tarjan.index[n])
        return;
    component_count++;
    number m;
    do {
        m = tarjan.stack[--tarjan.height];
        tarjan.on_stack[m] = false;
        component[m] = component_count;
    } while (m != n);
}

void find_components(const bool *in, passes_function *passes)
{
    tarjan.in = in;
    tarjan.passes = passes;
    tarjan.index = calloc(graph.node_count, sizeof *tarjan.index);
    tarjan.low = calloc(graph.node_count, sizeof *tarjan.low);
    tarjan.stack = calloc(graph.node_count, sizeof *tarjan.stack);
    tarjan.on_stack = calloc(graph.node_count, 1);
    tarjan.next = tarjan.height = component_count = 0;
    memset(component, 0, graph.node_count * sizeof *component);
    for (number n = 0; n < graph.node_count; n++)
        if (in[n] && !tarjan.index[n])
            visit(n);
    free(tarjan.index);
    free(tarjan.low);
    free(tarjan.stack);
    free(tarjan.on_stack);
}

bool stays(number n, const struct edge *e)
{
    return component[n] && !e->effect.failure && !cut[e - graph.edges] && (!tarjan.passes || tarjan.passes(e)) &&
           component[e->effect.to] == component[n];
}

void take_least(struct cost *so_far, struct cost cost)
{
    if (less(cost, *so_far))
        *so_far = cost;
}

bool *everything(void)
{
    bool *in = malloc(graph.node_count);
    memset(in, true, graph.node_count);
    return in;
}

/* ---- Reaching ------------------------------------------------------------------------------ */

void reach_back(bool *set)
{
    for (bool more = true; more;) {
        more = false;
        for (number n = graph.node_count; n-- > 0;)
            for EACH_EDGE(e, n)
                if (!set[n] && !e->effect.failure && e->move.kind != MOVE_FAULT && set[e->effect.to])
                    more = set[n] = true;
    }
}

static void find_ends(void)
{
    can_end = calloc(graph.node_count, 1);
    can_enter = calloc(graph.node_count, 1);
    for (number n = 0; n < graph.node_count; n++) {
        can_end[n] = graph.nodes[n].end >= 0;
        for EACH_EDGE(e, n)
            can_end[n] = can_end[n] || (e->effect.failure && e->move.kind != MOVE_FAULT);
        for EACH_EDGE(e, n)
            can_enter[n] = can_enter[n] || e->effect.mark == MARK_ENTER + 1;
    }
    reach_back(can_end);
    reach_back(can_enter);
}

const struct stand *stand_of(number n, unsigned thread)
{
    for (unsigned i = 0; i < stands[n].count; i++)
        if (stands[n].stand[i].index == thread)
            return &stands[n].stand[i];
    return NULL;
}

/* ---- Components ---------------------------------------------------------------------------- */

static void add_stand(struct part *p, const struct stand *s)
{
    p->enabled[s->index] += s->enabled;
    p->timed[s->index] += s->timed;
    p->remains[s->index] += s->remains;
    p->counts = p->counts || s->counts;
    p->wants = p->wants || s->phase == MARK_WANT + 1 || s->phase == MARK_WAIT + 1;
    p->inside = p->inside || s->phase == MARK_ENTER + 1;
}

static void add_edge(struct part *p, const struct edge *e)
{
    p->edges = true;
    p->shared = p->shared || e->effect.shared;
    if (e->move.kind == MOVE_STEP)
        p->steps[e->move.thread]++;
    else
        p->fires[e->move.thread]++;
    if (e->effect.mark == MARK_ENTER + 1) {
        p->enters = true;
        p->entries[e->move.thread]++;
    }
}

struct part *parts_of(const bool *deadlocks)
{
    struct part *parts = calloc(component_count + 1, sizeof *parts);
    for (uint32_t c = 0; c <= component_count; c++) {
        parts[c].bottom = true;
        parts[c].least = NO_WAY;
    }
    for (number n = 0; n < graph.node_count; n++) {
        struct part *p = &parts[component[n]];
        p->nodes++;
        if (less(least[n], p->least))
            p->least = least[n];
        p->ends = p->ends || can_end[n];
        p->can_enter = p->can_enter || can_enter[n];
        p->deadlock = p->deadlock || (deadlocks && deadlocks[n]);
        for (unsigned i = 0; i < stands[n].count; i++)
            add_stand(p, &stands[n].stand[i]);
        for EACH_EDGE(e, n) {
            if (stays(n, e))
                add_edge(p, e);
            else if (!is_outside(e))
                p->bottom = false;
        }
    }
    return parts;
}

bool others_enter(const struct part *p, unsigned thread)
{
    for (unsigned t = 0; t < THREADS; t++)
        if (t != thread && p->entries[t])
            return true;
    return false;
}

bool is_weakly_fair(const struct part *p, bool may_remain)
{
    for (unsigned t = 0; t < THREADS; t++) {
        bool stays_out = may_remain && p->remains[t] == p->nodes;
        if ((!p->steps[t] && p->enabled[t] == p->nodes && !stays_out) || (!p->fires[t] && p->timed[t] == p->nodes))
            return false;
    }
    return true;
}

/* ---- The beginning ------------------------------------------------------------------------- */

static bool has_cycles(void)
{
    bool *in = everything(), cycles = false;
    find_components(in, NULL);
    for (number n = 0; n < graph.node_count; n++)
        for EACH_EDGE(e, n)
            cycles = cycles || stays(n, e);
    free(in);
    return cycles;
}

static void find_least(void)
{
    struct cost *by_twin = NULL;
    number *twin = calloc(graph.node_count, sizeof *twin), count = 0;
    least = calloc(graph.node_count, sizeof *least);
    for (number n = 0; n < graph.node_count; n++) {
        twin[n] = memory_twin(n);
        for (; count <= twin[n]; count++) {
            by_twin = oracle_grow(by_twin, count, sizeof *by_twin);
            by_twin[count] = NO_WAY;
        }
        take_least(&by_twin[twin[n]], graph.nodes[n].cost);
    }
    for (number n = 0; n < graph.node_count; n++)
        least[n] = by_twin[twin[n]];
    free(by_twin);
    free(twin);
}

bool parts_begin(bool wanted)
{
    component = calloc(graph.node_count, sizeof *component);
    cut = calloc(graph.edge_count + 1, 1);
    if (!has_cycles() && !wanted)
        return false;
    stands = calloc(graph.node_count, sizeof *stands);
    for (number n = 0; n < graph.node_count; n++)
        stands[n].count = machine_stands(n, stands[n].stand);
    find_ends();
    find_least();
    return true;
}
