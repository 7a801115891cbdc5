/* All runs, those with fewer preemptions first.

   What goes on from a state depends on who moved last only by what it costs to move another. So of a state only
   the least cost matters, and which threads moved last in runs of that cost: from there everybody can be moved
   at one more, so whoever came later and dearer comes to nothing new. A thread's moves are looked at once: at
   the least cost if it moved last, or whoever did can be left for nothing; else at one more.

   Nodes are states, or pairs of a state and a history. An arrival is a way to a node at its least cost; one
   for each thread that can have moved last. */
#ifndef PAWL_EXPLORE_ORDER_H
#define PAWL_EXPLORE_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "breaks.h"
#include "engine.h"
#include "history.h"
#include "numbers.h"
#include "path.h"

#define NO_ARRIVAL 0xffffffffu

struct arrival {
    uint32_t node, parent; /* parent: the arrival from which it was come, NO_ARRIVAL: the first */
    uint16_t last;         /* thread, or NOBODY_LAST, and BY_ITSELF */
} __attribute__((packed));

enum {
    NOBODY_LAST = 0xff,
    BY_ITSELF = 0x100, /* come to by what is no thread's step: `last` moved before that */
};

/* What comes after a fault costs more than any number of preemptions. */
struct cost {
    uint16_t faults, preemptions;
};

struct fault;

struct order {
    /* Set by who calls: */
    bool pairs;
    bool faults;              /* moves of MOVE_FAULT are made, one a run */
    bool signals;             /* any thread may be sent a signal */
    unsigned most;            /* preemptions */
    history_id history;       /* at the beginning */
    bool tracks;              /* keeps `histories` itself, as long as each state has but one; nodes are states */
    history_id *histories;    /* of nodes that are states; NULL: not known, or some have several */
    uint64_t pause;           /* when engine_transitions() is that; order_run may be called again */
    struct breaks breaks;
    void *context;
    /* A node is come to for the first time; false: it is not gone on from there. May be NULL. */
    bool (*enter)(struct order *order, uint32_t arrival);
    /* A node is gone on from for the first time; its state is loaded. May be NULL. */
    void (*look)(struct order *order, uint32_t arrival);
    /* Nobody can move there; its state is loaded. */
    void (*over)(struct order *order, uint32_t arrival, unsigned end);
    /* A move from there shows something. */
    void (*show)(struct order *order, uint32_t arrival, const struct move *move);

    /* May be set by these: */
    bool enough;              /* stop when all of this cost is done */
    bool stop;                /* stop now */

    /* What came out: */
    bool finished;            /* there is nothing more to do */
    bool cut;                 /* some run was not tried to its end */
    bool timed;               /* something can happen by itself */
    int bound;                /* all runs with so many preemptions were tried; -1 */
    struct cost cost;         /* of what is looked at now */

    struct arrival *arrivals;
    uint32_t count, room, head;
    uint32_t faulty;          /* the first one after a fault */

    /* Of each node: cost and flags, who moved last, whose moves have been looked at. */
    uint8_t *nodes;
    uint32_t node_count, node_room;
    unsigned width;           /* bytes of a set of threads */
    struct numbers pair;      /* state << 32 | history */

    uint32_t *dear, *dearer;  /* arrivals at nodes from where somebody is still to be moved, at one more */
    uint32_t dear_count, dear_room, dear_next, dearer_count, dearer_room;
    uint32_t history_count, history_room;
    struct fault *fault;
    uint32_t fault_count, fault_room, fault_next;
};

/* Goes through all, until it is stopped or effort_spent(), or it is time to pause. */
void order_run(struct order *order);
void order_free(struct order *order);

state_id order_state(const struct order *order, uint32_t node);
history_id order_history(const struct order *order, uint32_t node);

/* The history of each state is known; or it is not to be kept. Before the first run; at any time. */
void order_give_histories(struct order *order, history_id *histories);
void order_forget_histories(struct order *order);

/* Least preemptions to come to the state (nodes are states) with this thread as the last to move. NEVER if it
   was not come to. */
enum { NEVER = 0xffff };
unsigned order_least(const struct order *order, state_id state, unsigned last);

/* What it cost to come there. */
struct cost order_cost(const struct order *order, uint32_t arrival);

/* The way to an arrival. False: it is not known any more, for lack of memory, or since the engine takes other steps
   together now (engine_breaks). */
bool order_path(const struct order *order, uint32_t arrival, struct path *path);

/* Adds to the path how `to` is come to from `from`, as an arrival's `last` says: labels, the last one first. In pairs
   what they show makes the one's history that of the other. Loads other states. False as above. */
bool order_hop(const struct order *order, uint32_t from, uint32_t to, uint16_t last, struct path *path);

#endif
