/* What the explored graph shows of runs that never end, straight from the definitions. */
#include "oracle_cycles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle_parts.h"

enum { MOST_NUMBERS = 64 };

/* ---- Partial deadlock ---------------------------------------------------------------------- */

/* Where the thread of this number moves now or later. */
static bool *moves_later(unsigned name)
{
    bool *set = calloc(graph.node_count, 1);
    for (number n = 0; n < graph.node_count; n++)
        for EACH_EDGE(e, n) {
            const struct stand *s = stand_of(n, e->move.thread);
            set[n] = set[n] || (s && s->number == name && !is_outside(e));
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

static void say(const char *what, const char *kind, struct cost cost)
{
    if (less(cost, NO_WAY))
        printf("%s %s %u %u\n", what, kind, cost.preemptions, cost.steps);
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

static void mark_part(uint32_t c, enum outcome_end for_ever)
{
    for (number n = 0; n < graph.node_count; n++)
        if (component[n] == c)
            graph.nodes[n].for_ever = for_ever;
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
        bool bad = p->counts && !p->ends && (!p->shared || some_end() || (marks && !p->enters));
        take_least(bad ? &livelock : &forever, p->least);
        mark_part(c, bad ? OUTCOME_LIVELOCK : OUTCOME_FOREVER);
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

static void take_fair(const bool *in, bool (*is_bad)(const struct part *, unsigned), unsigned thread, struct cost *cost)
{
    find_components(in, NULL);
    struct part *parts = parts_of(NULL);
    for (uint32_t c = 1; c <= component_count; c++)
        if (is_bad(&parts[c], thread) && is_weakly_fair(&parts[c], false))
            take_least(cost, parts[c].least);
    free(parts);
}

static void leave_strongly_fair(bool *in)
{
    for (bool more = true; more;) {
        find_components(in, NULL);
        struct part *parts = parts_of(NULL);
        more = make_fairer(in, parts);
        free(parts);
    }
}

/* A run that does not end although it could. */
static bool misses_end(const struct part *p, unsigned thread)
{
    (void)thread;
    return p->edges && !p->bottom && p->ends;
}

static bool is_waiting(number n, unsigned thread)
{
    const struct stand *s = stand_of(n, thread);
    return s && (s->phase == MARK_WANT + 1 || s->phase == MARK_WAIT + 1);
}

/* With marks: one waits while others enter again and again, though all may go. */
static void say_starvation(bool marks)
{
    struct cost strong = NO_WAY, weak = NO_WAY;
    bool *in = everything();
    for (unsigned t = 0; t < (marks ? THREADS : 1); t++) {
        for (number n = 0; n < graph.node_count; n++)
            in[n] = !marks || is_waiting(n, t);
        take_fair(in, marks ? others_enter : misses_end, t, &weak);
        leave_strongly_fair(in);
        take_fair(in, marks ? others_enter : misses_end, t, &strong);
        memset(cut, 0, graph.edge_count);
    }
    bool is_strong = less(strong, NO_WAY);
    say(marks || is_strong ? "violation" : "note", "starvation", is_strong ? strong : weak);
    free(in);
}

static void find_open(void)
{
    bool *open = calloc(graph.node_count, 1);
    for (number n = 0; n < graph.node_count; n++)
        for EACH_EDGE(e, n)
            open[n] = open[n] || is_outside(e);
    reach_back(open);
    for (number n = 0; n < graph.node_count; n++)
        graph.nodes[n].open = open[n];
    free(open);
}

void say_cycles(struct cost *deadlock)
{
    bool marks = have_marks();
    if (!parts_begin(marks))
        return;
    bool *deadlocks = partial_deadlocks();
    for (number n = 0; n < graph.node_count; n++)
        if (deadlocks[n]) {
            take_least(deadlock, least[n]);
            graph.nodes[n].for_ever = OUTCOME_DEADLOCK;
        }
    find_open();
    say_livelocks(deadlocks, marks);
    say_starvation(marks);
    if (marks) {
        say_progress();
        say_overtaken();
    }
    free(deadlocks);
}
