/* Parts of the explored graph: a part is a set of its nodes; "for ever" is a strongly connected one with an edge
   in it. */
#ifndef PAWL_ORACLE_PARTS_H
#define PAWL_ORACLE_PARTS_H

#include "oracle_graph.h"

enum { MOST_STANDS = 16 };

extern struct spot_stands {
    unsigned count;
    struct stand stand[MOST_STANDS];
} *stands; /* of each node */

extern bool *can_end;   /* from here the run can end, or fail */
extern bool *can_enter; /* from here somebody can still enter a critical section */
extern bool *cut;       /* edges that a fair choice does not always take */
extern struct cost *least; /* to each node, whoever made the last step: that is no part of a cycle */
extern uint32_t *component; /* of each node in the part looked at; 0: not in it */
extern uint32_t component_count;

#define EACH_EDGE(e, n)                                                                            \
    (const struct edge *e = graph.edges + graph.nodes[n].first, *e##_end = e + graph.nodes[n].count; \
     e < e##_end; e++)

/* What one component holds; of threads, by index. */
struct part {
    bool edges, bottom, counts, shared, enters, inside, ends, deadlock, wants, can_enter;
    uint32_t nodes;
    uint32_t steps[THREADS], enabled[THREADS]; /* edges that are its steps; nodes in which it can make one */
    uint32_t fires[THREADS], timed[THREADS];   /* the same of its timer */
    uint32_t remains[THREADS];                 /* nodes in which it is about to want in, but need not */
    uint32_t entries[THREADS];                 /* edges by which it enters */
    struct cost least;
};

/* True if there are cycles at all, or it is wanted; else nothing else here is of use. */
bool parts_begin(bool wanted);

/* Fills `component` for the nodes of `in`, by the edges that pass (NULL: all). */
typedef bool passes_function(const struct edge *e);
void find_components(const bool *in, passes_function *passes);
/* True if the edge from n stays within its component. */
bool stays(number n, const struct edge *e);
/* What each component holds; those with a node of `deadlocks` (or NULL) are marked. To be freed. */
struct part *parts_of(const bool *deadlocks);
/* Somebody else does. */
bool others_enter(const struct part *p, unsigned thread);
/* Who can always make a step does, and timers fire; but who is in his remainder section may stay there. */
bool is_weakly_fair(const struct part *p, bool may_remain);

/* Adds to the set all nodes from which it can be reached; what fails need not. */
void reach_back(bool *set);
bool *everything(void);
const struct stand *stand_of(number n, unsigned thread);
void take_least(struct cost *so_far, struct cost cost);

#endif
