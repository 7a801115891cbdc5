/* Verdicts on the finished state graph: what goes wrong for ever.

   The search itself finds what ends a run: failures, two inside, misuse, and deadlock of all (nobody can make a
   move and engine_end says DEADLOCK). What it takes the whole graph to see is found here, with engine.h alone.

   How the search goes about it: explore; verdicts_of; for each kind that verdicts_count says there are states
   of, look for the one with the fewest preemptions among the states for which verdicts_at says so, from the
   initial one; then verdicts_loop for the loop from there, verdicts_number for the thread at fault. The moves of
   a loop cost no preemptions and no steps. Races need no graph: verdicts_race is asked of each state while it
   is the current one.

   An infinite run is meant to be one in which faults and signals from outside come a limited number of times:
   they are in no loop. */
#ifndef PAWL_EXPLORE_VERDICTS_H
#define PAWL_EXPLORE_VERDICTS_H

#include "engine.h"

/* Of each: a state that is a target; what verdicts_loop gives from there; verdicts_number. A violation, unless
   it says otherwise. */
enum verdict {
    /* A thread waits there for what it gets in no continuation, and the others go on for ever.
       The loop: how they go on (may be none: others have further to go before they go round). That thread. */
    VERDICT_DEADLOCK,  /* "deadlock", FAIR "partial" */
    /* In a bottom component in which nothing changes, or nobody gets in, or that misses the end. All move. 0. */
    VERDICT_LIVELOCK,
    /* Somebody wants in and nobody enters, though all others move, or can not, or stay in their remainder
       section. Those that must move do. One that wants in. */
    VERDICT_PROGRESS,
    /* With marks: a thread waits and others enter. Without: a fair cycle, not in a bottom component, from
       which an end is reachable.
       Each thread that is enabled somewhere in the loop moves. The one that waits; without marks one that
       waits for a lock or the like all the time, 0 if there is none. */
    VERDICT_STARVATION, /* FAIR "strong" */
    /* The same, but only of a scheduler or of choices that are fair in the weak sense: who does not move in the
       loop is disabled at times. A violation with marks, a note without. The same; without marks
       the one that does not move, 0 if it is a choice that always falls the same way. */
    VERDICT_STARVATION_WEAK, /* FAIR "weak" */
    /* No violation, but the outcome `forever`: a healthy bottom component. All move. 0. */
    VERDICT_FOREVER,
    VERDICTS
};

enum { VERDICTS_ALL = (1 << VERDICTS) - 1 };

/* The greatest overtaking, as in the protocol. */
enum { OVERTAKEN_NO_BOUND = -1, OVERTAKEN_IF_UNFAIR = -2, OVERTAKEN_UNKNOWN = -3 /* no cs_wait, or not all explored */ };

struct verdicts {
    bool marks;              /* somebody made marks of <pawl.h> */
    bool starvation_is_note; /* STARVATION_WEAK is one */
    bool progress;           /* the condition holds, as far as explored. Only with marks */
    /* How the condition that nobody waits for ever is broken: "strong", "weak", "livelock", "deadlock" (partial:
       of a deadlock of all the search has to say so); NULL: it holds. Only with marks. */
    const char *bounded_waiting;
    int overtaken;
};

/* Computes the verdicts of the kinds in `wanted` (bits 1 << VERDICT_...). All states with numbers below
   engine_states() whose bits in `known` are set must have been explored: all their moves were computed before, and
   lead to states below engine_states(); what others lead to is taken to be unknown. `known` NULL: all. */
struct verdicts *verdicts_of(unsigned wanted, const uint8_t *known);
void verdicts_free(struct verdicts *verdicts);

/* How many states are targets of this kind. */
uint32_t verdicts_count(const struct verdicts *verdicts, enum verdict kind);

/* Of which kinds this state is a target: bits 1 << VERDICT_... */
unsigned verdicts_at(const struct verdicts *verdicts, state_id state);

/* True if a signal or a fault can still come from outside, here or later: so a target need not be the end of it. */
bool verdicts_open(const struct verdicts *verdicts, state_id state);

/* Number of the thread at fault, as said above; the state is a target of that kind. */
unsigned verdicts_number(struct verdicts *verdicts, enum verdict kind, state_id state);

/* Moves from this target that come back to it, as few as a greedy search finds. To be freed in one piece. */
struct loop {
    unsigned count;
    struct loop_move {
        state_id from;
        struct move move;
    } moves[];
};
struct loop *verdicts_loop(struct verdicts *verdicts, enum verdict kind, state_id state);

/* A data race in the current state: two threads whose announced accesses conflict, both enabled, at least one
   not atomic. Gives their indexes. */
bool verdicts_race(unsigned *one, unsigned *other);

#endif
