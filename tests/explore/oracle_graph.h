/* All machines that can be reached, and the moves between them. */
#ifndef PAWL_ORACLE_GRAPH_H
#define PAWL_ORACLE_GRAPH_H

#include "oracle.h"

struct edge {
    struct move move;
    struct effect effect;
};
/* By what comes from outside, or need not come: a limited number of times in any run. */
static inline bool is_outside(const struct edge *e)
{
    return e->move.kind == MOVE_SIGNAL || e->move.kind == MOVE_FAULT;
}

/* What it takes to get somewhere: calls that fail first, then preemptions, then steps. */
struct cost {
    uint32_t faults, preemptions, steps;
};
#define NO_WAY ((struct cost){UINT32_MAX, UINT32_MAX, UINT32_MAX})
static inline bool less(struct cost a, struct cost b)
{
    if (a.faults != b.faults)
        return a.faults < b.faults;
    return a.preemptions < b.preemptions || (a.preemptions == b.preemptions && a.steps < b.steps);
}
static inline struct cost behind(struct cost cost, const struct edge *e)
{
    return (struct cost){cost.faults + (e->move.kind == MOVE_FAULT), cost.preemptions + e->effect.cost,
                         cost.steps + is_step(&e->move)};
}

enum outcome_end { OUTCOME_EXIT, OUTCOME_IDLE, OUTCOME_DEADLOCK, OUTCOME_ASSERT, OUTCOME_CRASH, OUTCOME_LIVELOCK,
                   OUTCOME_FOREVER };

extern struct graph {
    struct spot {
        uint32_t first, count; /* edges[first ... first + count) */
        int end;               /* enum end of a run that is over here, -1: it goes on */
        enum outcome_end for_ever; /* what is the end though it goes on: DEADLOCK, LIVELOCK, FOREVER; or EXIT: it is none */
        bool race;             /* two race there */
        bool open;             /* a signal or a fault can still come, here or later */
        struct cost cost;      /* the least to get here */
        number parent;         /* the edge by which */
    } *nodes;                  /* by number of memory_number */
    struct edge *edges;
    uint32_t node_count, edge_count;
    bool complete;
} graph;

/* Fills the graph from the first machine on, with at most this many nodes. */
void graph_explore(number first, uint32_t most);

/* The numbers of the edges that lead here at the least cost, from the first on; how many. */
uint32_t graph_way(number node, number **edges);

/* Visits things in the order of their cost: keys go in, the least comes out. */
struct queue {
    struct queued {
        struct cost cost;
        number key;
    } *items;
    uint32_t count;
};
void queue_add(struct queue *queue, struct cost cost, number key);
struct queued queue_take(struct queue *queue);

#endif
