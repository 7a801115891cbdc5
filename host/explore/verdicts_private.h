/* What the parts of the verdicts share.

       verdicts_walk.c      through the whole graph once: strongly connected components, what each state leads to
       verdicts_part.c      one component with its edges, in memory
       verdicts_fair.c      the fair components of a part
       verdicts_judge.c     livelock, progress, starvation, for ever
       verdicts_overtake.c  the greatest overtaking
       verdicts_loop.c      the moves that go round
       verdicts.c           partial deadlock, the sum of it all, races */
#ifndef PAWL_EXPLORE_VERDICTS_PRIVATE_H
#define PAWL_EXPLORE_VERDICTS_PRIVATE_H

#include "edges.h"
#include "verdicts.h"

#include <stdlib.h>

enum { THREADS = 128, NOBODY = 255 };

/* ---- Sets of threads ---------------------------------------------------------------------- */

struct mask {
    uint64_t half[2];
};

static inline void mask_add(struct mask *set, unsigned thread) { set->half[thread >> 6] |= 1ULL << (thread & 63); }

static inline bool mask_has(const struct mask *set, unsigned thread)
{
    return set->half[thread >> 6] >> (thread & 63) & 1;
}

static inline struct mask mask_or(struct mask a, struct mask b)
{
    return (struct mask){{a.half[0] | b.half[0], a.half[1] | b.half[1]}};
}

static inline struct mask mask_and(struct mask a, struct mask b)
{
    return (struct mask){{a.half[0] & b.half[0], a.half[1] & b.half[1]}};
}

static inline struct mask mask_but(struct mask a, struct mask b)
{
    return (struct mask){{a.half[0] & ~b.half[0], a.half[1] & ~b.half[1]}};
}

static inline bool mask_some(struct mask a) { return a.half[0] | a.half[1]; }

/* The lowest of them; NOBODY: there are none. */
static inline unsigned mask_first(struct mask a)
{
    return a.half[0]   ? (unsigned)__builtin_ctzll(a.half[0])
           : a.half[1] ? 64 + (unsigned)__builtin_ctzll(a.half[1])
                       : NOBODY;
}

static const struct mask EVERYBODY = {{~0ULL, ~0ULL}};

/* ---- What is known of a state -------------------------------------------------------------- */

struct facts {
    struct mask enabled;   /* can make a step */
    struct mask timed;     /* whose timer may fire */
    struct mask about;     /* about to want: in its remainder section, where it may stay */
    struct mask committed; /* about to enter: nobody can keep it out any more */
    struct mask wanting;   /* between cs_want and cs_enter */
    struct mask waiting;   /* between cs_wait and commitment */
    struct mask inside;
    struct mask stuck;     /* waits for a lock, a semaphore, a message or the like, and cannot get it now */
    struct mask busy;      /* not idle */
};

/* From signals and faults that come from outside, or need never come. */
static inline bool is_outside(const struct move *move) { return move->kind == MOVE_SIGNAL || move->kind == MOVE_FAULT; }

/* ---- The whole ------------------------------------------------------------------------------ */

/* What a state leads to. */
enum reach { REACH_END = 1, REACH_DEADLOCK = 2, REACH_FAILURE = 4, REACH_ENTRY = 8, REACH_UNKNOWN = 16,
             REACH_OUTSIDE = 32 /* a signal or a fault that can still come */ };
enum { REACH_OUT = REACH_END | REACH_DEADLOCK | REACH_FAILURE | REACH_UNKNOWN };

/* A component all of whose states are targets. */
struct found {
    uint32_t first, count; /* of `members` */
    uint8_t kind;          /* enum verdict */
    uint8_t thread;        /* at fault; or NOBODY */
    bool unless_end;       /* FOREVER, but a livelock if any run ends */
};

struct graph {
    struct verdicts verdicts; /* first: what others see */
    unsigned wanted;
    const uint8_t *known;
    uint32_t states;

    /* What there is at all, by which work is spared. */
    bool wants_exist, waits_exist;
    bool ends; /* some run does */

    uint8_t *at; /* of each state: verdicts_at */
    uint32_t counts[VERDICTS];
    struct found *found;
    uint32_t found_count, found_room;
    state_id *members;
    uint32_t member_count, member_room;
    bool overtaken_fairly; /* without bound */

    uint32_t *fate; /* of each state: verdicts_walk.c */
    struct mask *stuck; /* sets of threads that are stuck for ever; 0: nobody */
    uint32_t stuck_count, stuck_room;

    struct facts *pattern_facts; /* of states whose edges are kept */
    uint32_t pattern_count;
    struct move moves[4 * MOVES_MAX];
};

/* Makes room for one more at the end of an array. */
#define MORE(array, count, room)                                                                    \
    ((count) < (room) ? (void)0 : (void)((array) = more((array), &(room), sizeof *(array))))
void *more(void *array, uint32_t *room, size_t size);
void *zeros(size_t count, size_t size);

static inline bool is_known(const struct graph *graph, state_id state)
{
    return state < graph->states && (!graph->known || graph->known[state >> 3] >> (state & 7) & 1);
}

/* Finds the moves of a state, which are in graph->moves afterwards, and facts about it. */
unsigned moves_of(struct graph *graph, state_id state, struct facts *facts);

/* ---- The walk ------------------------------------------------------------------------------- */

/* Goes through the whole graph; parts of it that may be of interest go to judge(). */
void walk(struct graph *graph);

/* The threads that are stuck for ever in this state, after the walk. */
static inline struct mask stuck_for_ever(const struct graph *graph, state_id state)
{
    return graph->stuck[(graph->fate[state] & 0x7fffffff) >> 8];
}

/* ---- A part ---------------------------------------------------------------------------------- */

enum edge_flag {
    EDGE_SHARED = 1,
    EDGE_ENTERS = 2,
    EDGE_TIMER = 4,
    EDGE_OPEN = 8,   /* the same step leads out of the part if a choice falls another way */
    EDGE_CUT = 16,   /* for the time being */
    EDGE_ENTRY = 32, /* overtakes who waits */
};

struct edge {
    uint32_t to; /* index of a node */
    uint8_t thread, flags;
};

struct node {
    uint32_t edge; /* its first; the last is before that of the next node */
    uint32_t facts;
    uint32_t label; /* says to which set of nodes it belongs now */
    uint32_t number, low; /* of the search for components */
    uint32_t next; /* edge to look at */
    bool leaves; /* a move leads out of the part */
};

struct part {
    struct graph *graph;
    const state_id *states;
    uint32_t count;
    struct node *nodes; /* one more */
    uint32_t node_room;
    struct edge *edges;
    uint32_t edge_count, edge_room;
    struct facts *facts; /* each once */
    uint32_t facts_count, facts_room;
    uint32_t *hash, hash_size;
    uint32_t label; /* last given */
    uint32_t *stack, *path; /* of the search for components */
    uint32_t stack_room, path_room;
};

static inline const struct facts *facts_at(const struct part *part, uint32_t node)
{
    return &part->facts[part->nodes[node].facts];
}

/* Nodes that belong together, one set after the other. */
struct sets {
    uint32_t *nodes, count, room;
    uint32_t *ends, set_count, set_room;
};

/* Makes the part of these states; local(context, state) is the index among them, or NO_STATE. */
typedef uint32_t local_index(const void *context, state_id state);
void part_make(struct part *part, struct graph *graph, const state_id *states, uint32_t count, local_index *local,
               const void *context);
void part_free(struct part *part);

/* Gives these nodes a label of their own. */
uint32_t part_label(struct part *part, const uint32_t *nodes, uint32_t count);

/* The strongly connected components with edges, of nodes that bear this label, without edges that have one of these
   flags. Ordered: what a component leads to stands before it. `all`: also those without edges. */
void part_components(struct part *part, const uint32_t *nodes, uint32_t count, unsigned without, bool all,
                     struct sets *sets);
void sets_free(struct sets *sets);

static inline uint32_t set_begin(const struct sets *sets, uint32_t i) { return i ? sets->ends[i - 1] : 0; }

/* An edge within the set that bears the label of `node`. */
static inline bool edge_inside(const struct part *part, uint32_t node, const struct edge *edge, unsigned without)
{
    return !(edge->flags & without) && part->nodes[edge->to].label == part->nodes[node].label;
}

/* What happens in a set of nodes, all of which bear one label. */
struct sum {
    struct mask movers, fired;                   /* by edges inside */
    struct mask enabled_all, enabled_some, timed_all, timed_some, about_all, stuck_all;
    struct mask wanting_some, waiting_all, inside_some, busy_some;
    unsigned flags;       /* of edges inside, all together */
    struct mask entrants; /* who enters */
    bool leaves;          /* some edge or move leads out */
};
void part_sum(const struct part *part, const uint32_t *nodes, uint32_t count, unsigned without, struct sum *sum);

/* ---- Fairness --------------------------------------------------------------------------------- */

/* Nobody who could make a step all the time makes none, and no timer stays pending. `exempt` need not. */
bool fair_weakly(const struct sum *sum, struct mask exempt);

/* Finds the components of these nodes (which bear one label) in which a strongly fair run can go on
   for ever: who is enabled again and again moves, and each choice that is made again and again falls
   in each way. Calls found for each, whose edges without `without` and EDGE_CUT are meant. */
typedef void fair_found(void *context, const uint32_t *nodes, uint32_t count, const struct sum *sum);
void fair_strongly(struct part *part, const uint32_t *nodes, uint32_t count, unsigned without, fair_found *found,
                   void *context);

/* Marks as EDGE_CUT the edges of choices that can fall so that the run leaves the set. */
bool fair_cut(struct part *part, const uint32_t *nodes, uint32_t count, unsigned without);

/* ---- Judging ---------------------------------------------------------------------------------- */

/* What the walk knows of a component. */
struct summary {
    uint32_t start;           /* on the walk's stack */
    uint16_t reach, flags;
    struct mask movers, fired, enabled_all, timed_all, about_all, stuck;
};
enum summary_flag {
    SUMMARY_CYCLE = 1,   /* it has an edge inside */
    SUMMARY_LEAVES = 2,  /* a move from inside, not from outside the machine, leads out */
    SUMMARY_SIGNALS = 4, /* there are moves from outside the machine */
    SUMMARY_MARKS = 8,   /* marks are made inside */
    SUMMARY_ENTERS = 16, /* this one too */
};

/* Looks closer at a component with these states. */
void judge(struct graph *graph, const struct summary *summary, const state_id *states, uint32_t count,
           local_index *local, const void *context);
/* Frees what is kept between parts. */
void judge_end(void);

/* ---- Loops ------------------------------------------------------------------------------------ */

/* A loop from `state` through the component of it among these states. None: a loop without moves. */
struct loop *loop_within(struct graph *graph, const struct found *found, const state_id *states, uint32_t count,
                         state_id state);

/* The same among the states that can be reached from this one, not looking too far. */
struct loop *loop_near(struct graph *graph, state_id state);

/* ---- Overtaking ------------------------------------------------------------------------------- */

void overtake_begin(struct graph *graph);
/* The current state and its facts. */
void overtake_state(struct graph *graph, state_id state, const struct facts *facts);
/* An edge from a state whose component is not complete to one whose component is. */
void overtake_edge(struct graph *graph, state_id from, state_id to, unsigned thread, unsigned flags);
/* A component that is complete: its states; `part` is there if marks are made inside. */
void overtake_component(struct graph *graph, const state_id *states, uint32_t count, struct part *part);
/* Sets verdicts.overtaken. */
void overtake_end(struct graph *graph);

#endif
