/* Outcomes: how a run ended, what it had printed, and the statuses of its processes. */
#include "oracle_ends.h"

#include <stdlib.h>
#include <string.h>

/* What a run did on its way: where it is, what it has printed, who has ended how. */
struct prefix {
    number node, text, exits;
};

static struct store places, texts;
static struct cost *costs; /* of each place */
static struct queue queue;

struct store outcomes;       /* of struct outcome */
struct cost *outcome_costs;
bool outcomes_complete = true;

static number joined(number so_far, number more)
{
    uint32_t a = store_size(&texts, so_far), b = store_size(&machine_texts, more);
    char *both = malloc(a + b + 1);
    memcpy(both, store_bytes(&texts, so_far), a);
    memcpy(both + a, store_bytes(&machine_texts, more), b);
    number n = store_add(&texts, both, a + b);
    free(both);
    return n;
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* The statuses in the order of creation, whoever ended first: that is all an outcome says. */
static number sorted(number exits)
{
    uint32_t size = store_size(&texts, exits);
    int *pairs = malloc(size + 1);
    memcpy(pairs, store_bytes(&texts, exits), size);
    qsort(pairs, size / (2 * sizeof *pairs), 2 * sizeof *pairs, by_number);
    for (uint32_t i = 0; i < size / (2 * sizeof *pairs); i++)
        pairs[i] = pairs[2 * i + 1];
    number n = store_add(&texts, pairs, size / 2);
    free(pairs);
    return n;
}

static void reach(struct prefix place, struct cost cost)
{
    number n = store_add(&places, &place, sizeof place);
    if (n + 1 == places.count) { /* a new one, maybe */
        static uint32_t known;
        if (n == known) {
            costs = oracle_grow(costs, known++, sizeof *costs);
            costs[n] = NO_WAY;
        }
    }
    if (less(cost, costs[n])) {
        costs[n] = cost;
        queue_add(&queue, cost, n);
    }
}

static void note_outcome(enum outcome_end end, number text, number exits, struct cost cost)
{
    struct outcome outcome = {end, text, sorted(exits)};
    uint32_t before = outcomes.count;
    number n = store_add(&outcomes, &outcome, sizeof outcome);
    if (n == before) {
        outcome_costs = oracle_grow(outcome_costs, n, sizeof *outcome_costs);
        outcome_costs[n] = NO_WAY;
    }
    if (less(cost, outcome_costs[n]))
        outcome_costs[n] = cost;
}

static void leave(const struct prefix *place, struct cost cost)
{
    const struct spot *n = &graph.nodes[place->node];
    static const enum outcome_end ends[] = {
        [END_EXIT] = OUTCOME_EXIT, [END_IDLE] = OUTCOME_IDLE, [END_DEADLOCK] = OUTCOME_DEADLOCK};
    if (n->end >= 0)
        note_outcome(ends[n->end], place->text, place->exits, cost);
    if (n->for_ever)
        note_outcome(n->for_ever, place->text, place->exits, cost);
    if (n->for_ever && !n->open) /* what is printed from here on is not looked at */
        return;
    for (uint32_t i = n->first; i < n->first + n->count; i++) {
        const struct edge *e = &graph.edges[i];
        number text = joined(place->text, e->effect.text), exits = joined(place->exits, e->effect.exits);
        if (e->effect.failure)
            note_outcome(e->effect.failure == FAILURE_ASSERT ? OUTCOME_ASSERT : OUTCOME_CRASH, text, exits,
                         behind(cost, e));
        else
            reach((struct prefix){e->effect.to, text, exits}, behind(cost, e));
    }
}

void find_outcomes(const struct effect *first, uint32_t most)
{
    store_add(&texts, "", 0);
    number text = joined(0, first->text);
    reach((struct prefix){first->to, text, 0}, (struct cost){0});
    while (queue.count) {
        struct queued q = queue_take(&queue);
        struct prefix place = *(const struct prefix *)store_bytes(&places, q.key);
        if (less(costs[q.key], q.cost))
            continue;
        leave(&place, q.cost);
        if (places.count > most) {
            outcomes_complete = false;
            break;
        }
    }
}

const char *outcome_text(const struct outcome *o, size_t *length)
{
    *length = store_size(&texts, o->text);
    return store_bytes(&texts, o->text);
}

unsigned outcome_statuses(const struct outcome *o, const int **statuses)
{
    *statuses = store_bytes(&texts, o->exits);
    return store_size(&texts, o->exits) / sizeof **statuses;
}
