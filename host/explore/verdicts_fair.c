/* Fairness of infinite runs that visit each state and edge of a component again and again. */
#include "verdicts_private.h"

bool fair_weakly(const struct sum *sum, struct mask exempt)
{
    return !mask_some(mask_but(mask_but(sum->enabled_all, sum->movers), exempt)) &&
           !mask_some(mask_but(sum->timed_all, sum->fired));
}

/* Whether a choice that is made by this edge can fall so that the run leaves the set. */
static bool leads_out(const struct part *part, uint32_t node, const struct edge *edge, unsigned without)
{
    if (edge->flags & EDGE_OPEN)
        return true;
    for (uint32_t k = part->nodes[node].edge; k < part->nodes[node + 1].edge; k++) {
        const struct edge *other = &part->edges[k];
        if (other->thread == edge->thread && !((other->flags ^ edge->flags) & EDGE_TIMER) &&
            !edge_inside(part, node, other, without))
            return true;
    }
    return false;
}

bool fair_cut(struct part *part, const uint32_t *nodes, uint32_t count, unsigned without)
{
    bool some = false;
    for (uint32_t i = 0; i < count; i++) {
        const struct node *node = &part->nodes[nodes[i]];
        for (uint32_t k = node->edge; k < node[1].edge; k++) {
            struct edge *edge = &part->edges[k];
            if (edge->flags & EDGE_CUT || !edge_inside(part, nodes[i], edge, without) ||
                !leads_out(part, nodes[i], edge, without))
                continue;
            edge->flags |= EDGE_CUT;
            some = true;
        }
    }
    return some;
}

static void uncut(struct part *part, const uint32_t *nodes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = part->nodes[nodes[i]].edge; k < part->nodes[nodes[i] + 1].edge; k++)
            part->edges[k].flags &= (uint8_t)~EDGE_CUT;
}

/* The nodes in which none of these can make a step; how many. They go to the front. */
static uint32_t without_enabled(const struct part *part, uint32_t *nodes, uint32_t count, struct mask bad)
{
    uint32_t rest = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!mask_some(mask_and(facts_at(part, nodes[i])->enabled, bad)))
            nodes[rest++] = nodes[i];
    return rest;
}

static void refine(struct part *part, const uint32_t *nodes, uint32_t count, unsigned without, fair_found *found,
                   void *context)
{
    struct sets sets = {0};
    part_components(part, nodes, count, without | EDGE_CUT, false, &sets);
    for (uint32_t i = 0; i < sets.set_count; i++) {
        uint32_t *set = sets.nodes + set_begin(&sets, i), size = sets.ends[i] - set_begin(&sets, i);
        struct sum sum;
        part_label(part, set, size);
        part_sum(part, set, size, without | EDGE_CUT, &sum);
        if (!fair_weakly(&sum, (struct mask){{0}}))
            continue;
        struct mask bad = mask_but(sum.enabled_some, sum.movers);
        uint32_t rest = mask_some(bad) ? without_enabled(part, set, size, bad) : size;
        bool cut = fair_cut(part, set, size, without);
        if (rest == size && !cut) {
            found(context, set, size, &sum);
        } else if (rest) {
            part_label(part, set, rest);
            refine(part, set, rest, without, found, context);
        }
    }
    sets_free(&sets);
}

void fair_strongly(struct part *part, const uint32_t *nodes, uint32_t count, unsigned without, fair_found *found,
                   void *context)
{
    refine(part, nodes, count, without, found, context);
    uncut(part, nodes, count);
}
