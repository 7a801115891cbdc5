/* What an exploration found, parsed from the explorer's lines (explore/protocol.h): what `--json` writes, what
   the text tells, what `--expect` compares. Names are found by whoever tells: here are addresses of the
   explorer's executable, to be looked up in its own symbols (exploration_symbols). */
#ifndef PAWL_ANSWER_H
#define PAWL_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* A violation, or a note: what is worth saying and no violation. */
struct finding {
    char *kind;     /* assert, crash, deadlock, livelock, mutex, progress, starvation, never, race, misuse; notes: "reach", too */
    char *how;      /* deadlock: all or partial; starvation: strong or weak; misuse: which; else "-" */
    char *message;  /* one line in words, without a full stop */
    uint64_t preemptions, steps;
    char *schedule; /* as `pawl run --schedule` takes it, with the options it depends on */
    unsigned thread;      /* at fault: P1 is 1; 0: none, or unknown */
    uint64_t pc, address; /* where it stood (a return address), what it touched; 0: unknown */
};

/* One of the books' conditions; only of programs with marks of <pawl.h>. */
struct condition {
    char *name; /* mutual_exclusion, progress, bounded_waiting */
    bool holds;
    char *how; /* "-", or a word more: strong, weak, livelock, ... */
};

/* One combination of end, output and statuses. */
struct outcome {
    char *end; /* exit, idle, assert, crash, deadlock, livelock, forever, limit */
    char *output;
    size_t output_size; /* bytes; a 0 follows */
    int *statuses; /* exit statuses in order of creation, 128 + number for a signal */
    size_t status_count;
    uint64_t preemptions; /* the fewest that give it */
    unsigned share;       /* so many of RANDOM_RUNS random runs ended so */
    char *schedule;
};

enum { OVERTAKEN_UNKNOWN = -3, OVERTAKEN_UNFAIR = -2, OVERTAKEN_UNBOUNDED = -1 };

/* What it took. */
struct effort {
    uint64_t states, transitions, frontier, kib, native;
    uint64_t milliseconds;
    int64_t preemptions; /* all runs with fewer were tried; -1: no such bound */
};

struct answer {
    const char *verdict; /* "ok" (as far as it was tried: see complete), or the kind of the violation with fewest
                            preemptions, then steps */
    const struct finding *worst; /* that violation, or NULL */
    bool complete, outcomes_complete, interrupted;
    bool broken; /* the explorer broke down: what it found by then holds */
    int64_t bound; /* every run with at most so many preemptions was tried; -1: none */
    struct finding *violations, *notes;
    size_t violation_count, note_count;
    struct condition *conditions;
    size_t condition_count;
    int64_t overtaken; /* or an OVERTAKEN_ */
    struct outcome *outcomes;
    size_t outcome_count;
    uint64_t *reached; /* return addresses at which some run stood, ascending */
    size_t reached_count;
    struct unreached {
        const char *file; /* "account.c" */
        unsigned line;
    } *unreached; /* lines that have announced accesses, none of which was reached; by file and line */
    size_t unreached_count;
    struct effort effort;
    char *schedule_options; /* that all its schedules depend on: "wake=any clock=free", or "" */
    bool ended;             /* the explorer's last line came */
    bool outcome_open;      /* while lines are taken: an outcome's output comes next */
};

/* Begins an empty answer. */
void answer_begin(struct answer *answer, const char *schedule_options);

/* Takes one line, without its end. False: it is none of the protocol's. */
bool answer_line(struct answer *answer, const char *line);

/* After the last line: sets verdict and worst, sorts. */
void answer_finish(struct answer *answer);

/* Adds what random runs found, as far as the search has not been there, and frees it. Before answer_finish. */
void answer_merge(struct answer *answer, struct answer *found);

/* True if a run with so many preemptions was maybe not tried. */
bool answer_open_to(const struct answer *answer, uint64_t preemptions);

void answer_free(struct answer *answer);

/* True if one has fewer preemptions, then steps, than the other. */
bool finding_worse(const struct finding *one, const struct finding *other);

/* One of each kind is kept: the one with fewest preemptions, then steps. Takes the finding or frees it. */
void finding_add(struct finding **list, size_t *count, struct finding *finding);

/* The same end, output and statuses. */
bool outcome_same(const struct outcome *one, const struct outcome *other);

#endif
