/* The search: what it is asked, what it has found so far. */
#ifndef PAWL_EXPLORE_SEARCH_H
#define PAWL_EXPLORE_SEARCH_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "breaks.h"
#include "engine.h"
#include "history.h"
#include "order.h"
#include "path.h"
#include "verdicts.h"

/* ---- What is asked -------------------------------------------------------------------------- */

struct search_options {
    unsigned preemptions; /* most */
    uint64_t time;        /* milliseconds; 0: no limit */
    size_t memory;        /* bytes; 0: no limit */
    unsigned outcomes, random, progress;
    unsigned patience;    /* transitions before runs are tried by cost, too */
    uint64_t seed;
    bool races, verdicts, faults, signals, walk;
};
extern struct search_options asked;
#define NO_PREEMPTIONS_LIMIT 0xffffffffu

/* ---- What can go wrong ---------------------------------------------------------------------- */

/* What has to be minimal each for itself. Some are of one kind of the protocol, but differ in FAIR. */
enum kind {
    KIND_ASSERT, KIND_CRASH, KIND_MUTEX, KIND_MISUSE, /* shown by a move */
    KIND_DEADLOCK,                                    /* nobody can move */
    KIND_NEVER, KIND_REACH, KIND_RACE,                /* a state says so */
    KIND_VERDICT,                                     /* the graph does: KIND_VERDICT + enum verdict */
    KINDS = KIND_VERDICT + VERDICTS
};

/* In bits 1 << KIND. */
unsigned kinds_of_note(const struct note *note);

/* Of the current state, besides deadlock: `verdicts` may be NULL. */
unsigned kinds_of_state(const struct verdicts *verdicts, state_id state);

/* True if kinds_of_state can be anything without verdicts. */
bool kinds_asked_of_states(void);

#define NO_LABEL 0xffffffffu

/* One of each kind. */
struct finding {
    bool found, exact; /* exact: none has fewer steps */
    bool by_note;
    struct cost cost;
    uint32_t note, label;    /* by_note: what the last move shows */
    state_id state;          /* else: where it is seen; NO_STATE: that is not known any more */
    struct path path;
};

/* ---- What was found ------------------------------------------------------------------------- */

struct search {
    struct finding findings[KINDS];
    struct finding before[KINDS]; /* found before all was begun again, and kept if they are not found again */
    bool complete;             /* all states were found, and all their moves looked at */
    int bound;
    history_id history;        /* at the beginning */
    struct verdicts *verdicts; /* NULL: not known */
    bool outcomes_complete;
};

/* All states, breadth first, with no regard to preemptions; what kinds of things are wrong. */
struct all {
    bool complete;
    struct breaks breaks;
    bool stopped;          /* there is no time or no memory for more */
    state_id next;         /* to be looked at */
    uint32_t widest;       /* how many there were at most that had yet to be */
    unsigned kinds;
    history_id *histories; /* as in struct search */
    uint32_t history_count, history_room;
};
void all_begin(struct all *all, history_id history);

/* Goes on, at least until engine_transitions() is `pause`; as long as it likes if it is nearly done. */
void all_run(struct all *all, uint64_t pause);

/* Two runs come to one state with different histories: they are not kept any more. */
void all_forget_histories(struct all *all);

/* Does the whole search but for printing; how many random runs there were. */
uint64_t search_do(struct search *search);

/* Does the whole search, and prints what it finds. `note`: what engine_begin said. */
void search_run(uint32_t note, FILE *to);

/* ---- Its parts ------------------------------------------------------------------------------ */

/* Runs by cost. */
struct hunt {
    struct order order;
    struct search *search;
    unsigned left; /* kinds whose cost is to be found */
    unsigned lost; /* kinds that were found, but not the way there */
    bool all;      /* all runs are to be tried */
    uint32_t arrivals[KINDS];
};
void hunt_begin(struct hunt *hunt, struct search *search);

/* Goes on until engine_transitions() is `pause`, or all was found that is wanted. */
void hunt_run(struct hunt *hunt, uint64_t pause);

/* All states are known, and so are the kinds of what is wrong (search->verdicts, too), and the outcomes if they are a
   matter of states: from now on nothing else is wanted. What was passed already is looked at again. */
void hunt_want(struct hunt *hunt, unsigned kinds);

/* All is begun again. */
void hunt_again(struct hunt *hunt);

/* Schedules of what was found, the shortest. */
void hunt_end(struct hunt *hunt);

/* Of these findings, all of one cost, the ones with fewest steps. The order has looked at all runs of that cost. */
void shortest_run(struct search *search, const struct order *order, unsigned kinds);

/* Some way to these kinds, which are known to be there, if none is known yet. */
void rescue_run(struct search *search, unsigned kinds);

/* One; and all that there are, of each kind the best. */
void finding_print(struct search *search, unsigned kind, FILE *to);
void findings_print(struct search *search, FILE *to);

/* The last line. */
void search_print_end(const struct search *search, FILE *to);

/* Random runs, and nothing else, until the time is over. */
void walk_run(uint32_t note, FILE *to);

#endif
