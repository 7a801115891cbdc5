/* One run through the graph, move by move, and what it shows. For programs that are too large for all runs. */
#ifndef PAWL_EXPLORE_RUN_H
#define PAWL_EXPLORE_RUN_H

#include "chance.h"
#include "search.h"

struct run {
    state_id state;        /* is loaded */
    unsigned last;         /* thread; NOBODY_LAST */
    unsigned preemptions, steps;
    unsigned same;         /* steps since it came to a state where it had not been */
    bool over;
    unsigned kinds;        /* what it has shown */
    struct finding shown[KINDS]; /* the first of each, its path not yet filled in */
    unsigned length[KINDS]; /* of the path up to there */
    struct path path;
    struct spot *spots;    /* where it stood before each move of the path */
    uint32_t spot_room;
};

struct spot {
    state_id state;
    uint32_t steps;
    uint16_t last, preemptions;
};

void run_begin(struct run *run);

/* Begins as the other, with its first `count` moves. */
void run_branch(struct run *run, const struct run *other, uint32_t count);

/* Makes a move of the state where it is. */
void run_make(struct run *run, const struct move *given);

/* The thread makes a step; of several that it can make, the one with this label, or else the first one. False: it can
   make none. */
bool run_step(struct run *run, unsigned thread, uint32_t label);

/* A step as a scheduler makes it that never preempts: who moved last, or whoever comes next; a timer if nobody can.
   Who only goes round in a loop makes way. */
void run_step_on(struct run *run);

/* One of the things that the thread can do, or that can happen to it, by chance. False: there is none. */
bool run_step_by_chance(struct run *run, unsigned thread, struct chance *chance);

/* What happens by itself, with this label. False: it does not. */
bool run_happen(struct run *run, uint32_t label);

/* Threads that can make a step now, or if `others` to which anything can happen, ascending; how many. */
unsigned run_enabled(uint8_t *threads, bool others);

/* To the end by run_step_on; or until it shows one of these kinds. */
void run_on(struct run *run, unsigned kinds);

/* A finding of this kind, with its path. */
struct finding run_finding(const struct run *run, unsigned kind);

/* ---- Made shorter ----------------------------------------------------------------------------- */

/* The same kind of finding with fewer preemptions, then fewer steps, as far as leaving out and putting together
   takes it, trying so many runs. The path is replaced. A cost of NEVER preemptions is not known yet, and stays
   so if the path does not show it. */
void shorten(struct finding *finding, unsigned kind, unsigned runs);

#endif
