#include "oracle_graph.h"

#include <stdlib.h>

struct graph graph;

/* ---- The queue: a heap ------------------------------------------------------------------- */

void queue_add(struct queue *queue, struct cost cost, number key)
{
    queue->items = oracle_grow(queue->items, queue->count, sizeof *queue->items);
    uint32_t i = queue->count++;
    for (; i && less(cost, queue->items[(i - 1) / 2].cost); i = (i - 1) / 2)
        queue->items[i] = queue->items[(i - 1) / 2];
    queue->items[i] = (struct queued){cost, key};
}

struct queued queue_take(struct queue *queue)
{
    struct queued first = queue->items[0], last = queue->items[--queue->count];
    uint32_t i = 0, child;
    while ((child = 2 * i + 1) < queue->count) {
        if (child + 1 < queue->count && less(queue->items[child + 1].cost, queue->items[child].cost))
            child++;
        if (!less(queue->items[child].cost, last.cost))
            break;
        queue->items[i] = queue->items[child];
        i = child;
    }
    queue->items[i] = last;
    return first;
}

/* ---- Exploring --------------------------------------------------------------------------- */

static void know_node(number n)
{
    while (graph.node_count <= n) {
        graph.nodes = oracle_grow(graph.nodes, graph.node_count, sizeof *graph.nodes);
        graph.nodes[graph.node_count++] = (struct spot){.end = -1, .cost = NO_WAY};
    }
}

static void add_edge(const struct move *move, const struct effect *effect)
{
    graph.edges = oracle_grow(graph.edges, graph.edge_count, sizeof *graph.edges);
    graph.edges[graph.edge_count++] = (struct edge){*move, *effect};
}

static void find_costs(number first)
{
    struct queue queue = {0};
    graph.nodes[first].cost = (struct cost){0};
    graph.nodes[first].parent = UINT32_MAX;
    queue_add(&queue, graph.nodes[first].cost, first);
    while (queue.count) {
        struct queued q = queue_take(&queue);
        const struct spot *n = &graph.nodes[q.key];
        if (less(n->cost, q.cost))
            continue;
        for (uint32_t i = n->first; i < n->first + n->count; i++) {
            const struct edge *e = &graph.edges[i];
            struct cost cost = behind(n->cost, e);
            struct spot *to = &graph.nodes[e->effect.to];
            if (e->effect.failure || !less(cost, to->cost))
                continue;
            to->cost = cost;
            to->parent = i;
            queue_add(&queue, cost, e->effect.to);
        }
    }
    free(queue.items);
}

/* Numbers are given in the order in which machines are found, so those still to do are all behind. */
void graph_explore(number first, uint32_t most)
{
    know_node(first);
    graph.complete = true;
    for (number n = 0; n < memory_states(); n++) {
        if (n >= most) {
            graph.complete = false;
            break;
        }
        know_node(n);
        graph.nodes[n].first = graph.edge_count;
        graph.nodes[n].end = machine_moves(n, add_edge, &graph.nodes[n].race);
        graph.nodes[n].count = graph.edge_count - graph.nodes[n].first;
    }
    know_node(memory_states() - 1);
    find_costs(first);
}

uint32_t graph_way(number node, number **edges)
{
    uint32_t count = 0, length = 0;
    number at = node;
    number *from = calloc(graph.node_count, sizeof *from); /* the node that each edge leaves */
    for (number e = graph.nodes[at].parent; e != UINT32_MAX; e = graph.nodes[at].parent) {
        number n = 0;
        while (e < graph.nodes[n].first || e >= graph.nodes[n].first + graph.nodes[n].count)
            n++;
        from[length++] = e;
        at = n;
    }
    *edges = calloc(length + 1, sizeof **edges);
    while (length)
        (*edges)[count++] = from[--length];
    free(from);
    return count;
}
