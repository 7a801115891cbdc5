/* What the explored graph shows of runs that never end, straight from the definitions of docs. A part of
   the graph is a set of its nodes; "for ever" is a strongly connected part with an edge in it. */
#include "oracle_cycles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_STANDS = 16, MOST_NUMBERS = 64 };

static struct spot_stands {
    unsigned count;
    struct stand stand[MOST_STANDS];
} *stands; /* of each node */

static bool *can_end;   /* from here the run can end, or fail */
static bool *can_enter; /* from here somebody can still enter a critical section */

static bool *cut; /* edges that a fair choice does not always take */

static struct cost *least; /* to each node, whoever made the last step: that is no part of a cycle */

static uint32_t *component; /* of each node in the part looked at; 0: not in it */
static uint32_t component_count;

#define EACH_EDGE(e, n)                                                                            \
    (const struct edge *e = graph.edges + graph.nodes[n].first, *e##_end = e + graph.nodes[n].count; \
     e < e##_end; e++)

/* ---- Strongly connected parts (Tarjan) ---------------------------------------------------- */

typedef bool passes_function(const struct edge *e);

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

/* Fills `component` for the nodes of `in`, by the edges that pass (NULL: all). */
static void find_components(const bool *in, passes_function *passes)
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

/* True if the edge from n stays within its component. */
static bool stays(number n, const struct edge *e)
{
    return component[n] && !e->effect.failure && !cut[e - graph.edges] && (!tarjan.passes || tarjan.passes(e)) &&
           component[e->effect.to] == component[n];
}

/* ---- Reaching ------------------------------------------------------------------------------ */

/* Adds to the set all nodes from which it can be reached. */
static void reach_back(bool *set)
{
    for (bool more = true; more;) {
        more = false;
        for (number n = graph.node_count; n-- > 0;)
            for EACH_EDGE(e, n)
                if (!set[n] && !e->effect.failure && set[e->effect.to])
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
            can_end[n] = can_end[n] || e->effect.failure;
        for EACH_EDGE(e, n)
            can_enter[n] = can_enter[n] || e->effect.mark == MARK_ENTER + 1;
    }
    reach_back(can_end);
    reach_back(can_enter);
}

static const struct stand *stand_of(number n, unsigned thread)
{
    for (unsigned i = 0; i < stands[n].count; i++)
        if (stands[n].stand[i].index == thread)
            return &stands[n].stand[i];
    return NULL;
}

/* ---- Partial deadlock ---------------------------------------------------------------------- */

/* Where the thread of this number moves now or later. */
static bool *moves_later(unsigned name)
{
    bool *set = calloc(graph.node_count, 1);
    for (number n = 0; n < graph.node_count; n++)
        for EACH_EDGE(e, n) {
            const struct stand *s = stand_of(n, e->move.thread);
            set[n] = set[n] || (s && s->number == name);
        }
    reach_back(set);
    return set;
}

/* Where a thread waits for what it never gets, and nothing ends. */
static bool *partial_deadlocks(void)
{
    bool *found = calloc(graph.node_count, 1);
    for (unsigned name = 1; name < MOST_NUMBERS; name++) {
        bool *later = NULL;
        for (number n = 0; n < graph.node_count; n++)
            for (unsigned i = 0; !can_end[n] && i < stands[n].count; i++) {
                const struct stand *s = &stands[n].stand[i];
                if (s->number != name || s->enabled || s->timed || s->joins || !s->counts)
                    continue;
                later = later ? later : moves_later(name);
                found[n] = found[n] || !later[n];
            }
        free(later);
    }
    return found;
}

/* ---- Components ---------------------------------------------------------------------------- */

/* What one component holds; of threads, by index. */
struct part {
    bool edges, bottom, shared, enters, inside, ends, deadlock, wants, can_enter;
    uint32_t nodes;
    uint32_t steps[THREADS], enabled[THREADS]; /* edges that are its steps; nodes in which it can make one */
    uint32_t fires[THREADS], timed[THREADS];   /* the same of its timer */
    uint32_t remains[THREADS];                 /* nodes in which it is about to want in, but need not */
    uint32_t entries[THREADS];                 /* edges by which it enters */
    struct cost least;
};

static void add_stand(struct part *p, const struct stand *s)
{
    p->enabled[s->index] += s->enabled;
    p->timed[s->index] += s->timed;
    p->remains[s->index] += s->remains;
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

static struct part *parts_of(const bool *deadlocks)
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
            else
                p->bottom = false;
        }
    }
    return parts;
}

/* Who can always make a step does, and timers fire; but who is in his remainder section may stay there. */
static bool is_weakly_fair(const struct part *p, bool may_remain)
{
    for (unsigned t = 0; t < THREADS; t++) {
        bool stays_out = may_remain && p->remains[t] == p->nodes;
        if ((!p->steps[t] && p->enabled[t] == p->nodes && !stays_out) || (!p->fires[t] && p->timed[t] == p->nodes))
            return false;
    }
    return true;
}

static void say(const char *what, const char *kind, struct cost cost)
{
    if (less(cost, NO_WAY))
        printf("%s %s %u %u\n", what, kind, cost.preemptions, cost.steps);
}

static void take_least(struct cost *so_far, struct cost cost)
{
    if (less(cost, *so_far))
        *so_far = cost;
}

static bool *everything(void)
{
    bool *in = malloc(graph.node_count);
    memset(in, true, graph.node_count);
    return in;
}

static bool have_marks(void)
{
    for (uint32_t i = 0; i < graph.edge_count; i++)
        if (graph.edges[i].effect.mark)
            return true;
    return false;
}

static bool some_end(void)
{
    for (number n = 0; n < graph.node_count; n++)
        if (graph.nodes[n].end == END_EXIT || graph.nodes[n].end == END_IDLE)
            return true;
    return false;
}

static void say_livelocks(const bool *deadlocks, bool marks)
{
    struct cost livelock = NO_WAY, forever = NO_WAY;
    bool *in = everything();
    find_components(in, NULL);
    struct part *parts = parts_of(deadlocks);
    for (uint32_t c = 1; c <= component_count; c++) {
        const struct part *p = &parts[c];
        if (!p->edges || !p->bottom || p->deadlock)
            continue;
        bool bad = !p->shared || some_end() || (marks && !p->enters);
        take_least(bad ? &livelock : &forever, p->least);
    }
    say("violation", "livelock", livelock);
    say("note", "forever", forever);
    free(parts);
    free(in);
}

static bool is_no_entry(const struct edge *e) { return e->effect.mark != MARK_ENTER + 1; }

/* Somebody wants in and nobody gets in, though somebody could: else it is a livelock or a deadlock. */
static void say_progress(void)
{
    struct cost progress = NO_WAY;
    bool *in = everything();
    find_components(in, is_no_entry);
    struct part *parts = parts_of(NULL);
    for (uint32_t c = 1; c <= component_count; c++)
        if (parts[c].edges && parts[c].wants && !parts[c].inside && parts[c].can_enter &&
            is_weakly_fair(&parts[c], true))
            take_least(&progress, parts[c].least);
    say("violation", "progress", progress);
    free(parts);
    free(in);
}

static bool others_enter(const struct part *p, unsigned thread)
{
    for (unsigned t = 0; t < THREADS; t++)
        if (t != thread && p->entries[t])
            return true;
    return false;
}

/* With marks: p waits while others enter again and again, though all may go. */
static void say_starvation_of_waiting(void)
{
    struct cost starvation = NO_WAY;
    bool *in = malloc(graph.node_count);
    for (unsigned t = 0; t < THREADS; t++) {
        for (number n = 0; n < graph.node_count; n++) {
            const struct stand *s = stand_of(n, t);
            in[n] = s && (s->phase == MARK_WANT + 1 || s->phase == MARK_WAIT + 1);
        }
        find_components(in, NULL);
        struct part *parts = parts_of(NULL);
        for (uint32_t c = 1; c <= component_count; c++)
            if (others_enter(&parts[c], t) && is_weakly_fair(&parts[c], false))
                take_least(&starvation, parts[c].least);
        free(parts);
    }
    say("violation", "starvation", starvation);
    free(in);
}

/* True if the choice that this edge makes can fall so that the run leaves the component. */
static bool leads_out(number n, const struct edge *e)
{
    for EACH_EDGE(other, n)
        if (other->move.thread == e->move.thread && other->move.kind == e->move.kind && !stays(n, other))
            return true;
    return false;
}

/* Removes from the part what keeps its components from being strongly fair: where somebody could make a step who
   never does, and choices that would have to fall one way. True if something was removed. */
static bool make_fairer(bool *in, const struct part *parts)
{
    bool removed = false;
    bool *out = calloc(graph.edge_count + 1, 1);
    for (number n = 0; n < graph.node_count; n++) {
        for EACH_EDGE(e, n)
            out[e - graph.edges] = stays(n, e) && leads_out(n, e);
        for (unsigned i = 0; in[n] && i < stands[n].count; i++) {
            const struct stand *s = &stands[n].stand[i];
            if (s->enabled && !parts[component[n]].steps[s->index])
                removed = !(in[n] = false);
        }
    }
    for (uint32_t i = 0; i < graph.edge_count; i++)
        if (out[i])
            removed = cut[i] = true;
    free(out);
    return removed;
}

/* Without marks: a fair run that does not end although it could. */
static void say_starvation(void)
{
    struct cost strong = NO_WAY, weak = NO_WAY;
    bool *in = everything();
    find_components(in, NULL);
    struct part *parts = parts_of(NULL);
    for (uint32_t c = 1; c <= component_count; c++)
        if (parts[c].edges && parts[c].ends && is_weakly_fair(&parts[c], false))
            take_least(&weak, parts[c].least);
    while (make_fairer(in, parts)) {
        free(parts);
        find_components(in, NULL);
        parts = parts_of(NULL);
    }
    for (uint32_t c = 1; c <= component_count; c++)
        if (parts[c].edges && parts[c].ends && is_weakly_fair(&parts[c], false))
            take_least(&strong, parts[c].least);
    say("violation", "starvation", strong);
    if (!less(strong, NO_WAY))
        say("note", "starvation", weak);
    memset(cut, 0, graph.edge_count);
    free(parts);
    free(in);
}

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

void say_cycles(struct cost *deadlock)
{
    component = calloc(graph.node_count, sizeof *component);
    cut = calloc(graph.edge_count + 1, 1);
    if (!has_cycles())
        return;
    stands = calloc(graph.node_count, sizeof *stands);
    for (number n = 0; n < graph.node_count; n++)
        stands[n].count = machine_stands(n, stands[n].stand);
    find_ends();
    find_least();
    bool *deadlocks = partial_deadlocks(), marks = have_marks();
    for (number n = 0; n < graph.node_count; n++)
        if (deadlocks[n])
            take_least(deadlock, least[n]);
    say_livelocks(deadlocks, marks);
    if (marks) {
        say_progress();
        say_starvation_of_waiting();
    } else {
        say_starvation();
    }
    free(deadlocks);
}
