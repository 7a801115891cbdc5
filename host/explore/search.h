/* The search: what it is asked, what it has found so far. */
#ifndef PAWL_EXPLORE_SEARCH_H
#define PAWL_EXPLORE_SEARCH_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

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
    state_id state;          /* else: where it is seen */
    struct path path;
};

/* ---- What was found ------------------------------------------------------------------------- */

struct search {
    struct finding findings[KINDS];
    bool complete;             /* all states were found, and all their moves looked at */
    int bound;
    history_id history;        /* at the beginning */
    history_id *histories;     /* of each state, if it has but one; else NULL */
    struct verdicts *verdicts; /* NULL: not known */
    bool outcomes_complete;
};

/* All states, breadth first, with no regard to preemptions; what kinds of things are wrong. */
struct all {
    bool complete;
    unsigned kinds;
    history_id *histories; /* as in struct search */
    uint32_t history_count, history_room;
};
void all_run(struct all *all, history_id history);

/* Does the whole search, and prints what it finds. `note`: what engine_begin said. */
void search_run(uint32_t note, FILE *to);

/* ---- Its parts ------------------------------------------------------------------------------ */

/* Runs ordered by cost, until the cost of each of these kinds is known, or with `all` to the end; and that of
   each outcome, if outcomes are a matter of states. Schedules of both. */
void search_ordered(struct search *search, unsigned kinds, bool all);

/* Of these findings, all of one cost, the ones with fewest steps. The order has looked at all runs of that cost. */
void shortest_run(struct search *search, const struct order *order, unsigned kinds);

/* One; and all that there are, of each kind the best. */
void finding_print(struct search *search, unsigned kind, FILE *to);
void findings_print(struct search *search, FILE *to);

/* The last line. */
void search_print_end(const struct search *search, FILE *to);

/* Random runs, and nothing else, until the time is over. */
void walk_run(uint32_t note, FILE *to);

#endif
