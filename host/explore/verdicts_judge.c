/* Judging a component: livelock, for ever, progress, starvation. */
#include "verdicts_private.h"

static struct part part; /* one at a time; its memory is used again */
static struct sets whole, regions;

static void record(struct graph *graph, enum verdict kind, unsigned thread, bool unless_end, const uint32_t *nodes,
                   uint32_t count)
{
    if (!(graph->wanted & 1u << kind) && !unless_end)
        return;
    MORE(graph->found, graph->found_count, graph->found_room);
    graph->found[graph->found_count++] =
        (struct found){graph->member_count, count, (uint8_t)kind, (uint8_t)thread, unless_end};
    for (uint32_t i = 0; i < count; i++) {
        MORE(graph->members, graph->member_count, graph->member_room);
        graph->members[graph->member_count++] = part.states[nodes[i]];
    }
}

/* ---- Bottom components ---------------------------------------------------------------------- */

static bool nobody_enters(const struct graph *graph, const struct sum *sum)
{
    return graph->verdicts.marks && !(sum->flags & EDGE_ENTERS) &&
           (!graph->wants_exist || mask_some(sum->wanting_some));
}

static void judge_bottom(struct graph *graph, const struct summary *summary, const uint32_t *nodes, uint32_t count,
                         const struct sum *sum)
{
    bool out = summary->reach & REACH_OUT; /* only by what comes from outside */
    if (mask_some(summary->stuck))
        return; /* a partial deadlock */
    bool judged = !out && mask_some(sum->busy_some);
    bool livelock = judged && (!(sum->flags & EDGE_SHARED) || nobody_enters(graph, sum));
    record(graph, livelock ? VERDICT_LIVELOCK : VERDICT_FOREVER, NOBODY, judged && !livelock, nodes, count);
}

/* ---- Progress -------------------------------------------------------------------------------- */

static void judge_progress(struct graph *graph, const uint32_t *nodes, uint32_t count)
{
    part_label(&part, nodes, count);
    part_components(&part, nodes, count, EDGE_ENTERS, false, &regions);
    for (uint32_t i = 0; i < regions.set_count; i++) {
        uint32_t *set = regions.nodes + set_begin(&regions, i), size = regions.ends[i] - set_begin(&regions, i);
        struct sum sum;
        part_label(&part, set, size);
        part_sum(&part, set, size, EDGE_ENTERS, &sum);
        if (mask_some(sum.wanting_some) && !mask_some(sum.inside_some) && fair_weakly(&sum, sum.about_all))
            record(graph, VERDICT_PROGRESS, mask_first(sum.wanting_some), false, set, size);
    }
}

/* ---- Starvation ------------------------------------------------------------------------------ */

struct starving {
    struct graph *graph;
    unsigned thread; /* that waits; NOBODY: without marks */
    bool strongly;
};

static bool others_enter(const struct sum *sum, unsigned thread)
{
    struct mask self = {{0}};
    mask_add(&self, thread);
    return mask_some(mask_but(sum->entrants, self));
}

static void starves(void *context, const uint32_t *nodes, uint32_t count, const struct sum *sum)
{
    struct starving *starving = context;
    if (starving->thread != NOBODY && !others_enter(sum, starving->thread))
        return;
    unsigned thread = starving->thread;
    if (thread == NOBODY) /* one that waits for more than an end, and in vain */
        thread = mask_first(mask_but(sum->stuck_all, sum->movers));
    starving->strongly = true;
    record(starving->graph, VERDICT_STARVATION, thread, false, nodes, count);
}

/* A weakly fair component in which `thread` waits, or, without marks, from which an end can be reached. */
static void judge_fairness(struct graph *graph, uint32_t *nodes, uint32_t count, const struct sum *sum,
                           unsigned thread)
{
    struct starving starving = {.graph = graph, .thread = thread};
    struct mask lazy = mask_but(sum->enabled_some, sum->movers);
    if (thread != NOBODY && mask_has(&sum->waiting_all, thread))
        graph->overtaken_fairly = true;
    fair_strongly(&part, nodes, count, 0, starves, &starving);
    if (!starving.strongly)
        record(graph, VERDICT_STARVATION_WEAK, thread != NOBODY ? thread : mask_first(lazy), false, nodes, count);
}

static void judge_waiting(struct graph *graph, const uint32_t *nodes, uint32_t count, unsigned thread)
{
    uint32_t *region = zeros(count, sizeof *region), size = 0;
    for (uint32_t i = 0; i < count; i++)
        if (mask_has(&facts_at(&part, nodes[i])->wanting, thread))
            region[size++] = nodes[i];
    part_label(&part, nodes, count);
    part_label(&part, region, size);
    part_components(&part, region, size, 0, false, &regions);
    free(region);
    for (uint32_t i = 0; i < regions.set_count; i++) {
        uint32_t *set = regions.nodes + set_begin(&regions, i), length = regions.ends[i] - set_begin(&regions, i);
        struct sum sum;
        part_label(&part, set, length);
        part_sum(&part, set, length, 0, &sum);
        if (others_enter(&sum, thread) && fair_weakly(&sum, (struct mask){{0}}))
            judge_fairness(graph, set, length, &sum, thread);
    }
}

/* ---- All of it -------------------------------------------------------------------------------- */

/* A component without moves from outside the machine. */
static void judge_inner(struct graph *graph, const struct summary *summary, uint32_t *nodes, uint32_t count)
{
    struct sum sum;
    part_label(&part, nodes, count);
    part_sum(&part, nodes, count, 0, &sum);
    if (!sum.leaves)
        judge_bottom(graph, summary, nodes, count, &sum);
    if (!graph->verdicts.marks) {
        if (sum.leaves && summary->reach & REACH_END && fair_weakly(&sum, (struct mask){{0}}))
            judge_fairness(graph, nodes, count, &sum, NOBODY);
        return;
    }
    if (summary->reach & REACH_ENTRY && mask_some(sum.wanting_some) && fair_weakly(&sum, sum.about_all))
        judge_progress(graph, nodes, count);
    if (sum.flags & EDGE_ENTERS && fair_weakly(&sum, (struct mask){{0}}))
        for (unsigned t; (t = mask_first(sum.wanting_some)) != NOBODY; sum.wanting_some.half[t >> 6] &= ~(1ULL << (t & 63)))
            judge_waiting(graph, nodes, count, t);
}

/* Most components are spins of one thread while others could go on: nothing to see there. */
static bool interesting(const struct graph *graph, const struct summary *summary)
{
    if (summary->flags & SUMMARY_SIGNALS)
        return true;
    if (!(summary->flags & SUMMARY_LEAVES))
        return true;
    if (graph->waits_exist && summary->flags & SUMMARY_MARKS)
        return true;
    struct mask lazy = mask_but(summary->enabled_all, summary->movers);
    if (mask_some(mask_but(summary->timed_all, summary->fired)))
        return false;
    if (!graph->verdicts.marks)
        return summary->reach & REACH_END && !mask_some(lazy);
    return !mask_some(mask_but(lazy, summary->about_all)) && summary->reach & REACH_ENTRY;
}

void judge(struct graph *graph, const struct summary *summary, const state_id *states, uint32_t count,
           local_index *local, const void *context)
{
    bool look = summary->flags & SUMMARY_CYCLE && interesting(graph, summary);
    if (look) {
        part_make(&part, graph, states, count, local, context);
        uint32_t *nodes = zeros(count, sizeof *nodes);
        for (uint32_t i = 0; i < count; i++)
            nodes[i] = i;
        part_components(&part, nodes, count, 0, false, &whole);
        free(nodes);
        for (uint32_t i = 0; i < whole.set_count; i++)
            judge_inner(graph, summary, whole.nodes + set_begin(&whole, i),
                        whole.ends[i] - set_begin(&whole, i));
    }
    if (graph->waits_exist)
        overtake_component(graph, states, count, look && summary->flags & SUMMARY_MARKS ? &part : NULL);
}

void judge_end(void)
{
    part_free(&part);
    sets_free(&whole);
    sets_free(&regions);
}
