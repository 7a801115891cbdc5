/* An exploration as a whole: the explorer's executable built, told, run, heard. */
#ifndef PAWL_EXPLORATION_H
#define PAWL_EXPLORATION_H

#include "answer.h"
#include "session.h"

struct exploration {
    const struct list *programs;
    struct options options;  /* of explore */
    struct session explorer; /* the executable that explores */
    struct options replays;  /* the same as options of run */
    struct session machine;  /* the ordinary machine of the same programs; see exploration_machine */
    bool has_machine;
    char *schedule_options; /* that every schedule of it depends on: "wake=any clock=free" */
    struct list questions;  /* words of --reach and --never */
    bool (*stops)(void *context, const struct effort *effort); /* see explorers.h */
    void *context;
    char *from;             /* the explorer's words for the beginning of all runs; NULL: they begin anyhow */
};

/* Compiles and links the explorer. What cannot be ends the command. */
void exploration_begin(struct exploration *exploration, const struct options *options,
                       const struct list *programs);

/* Has all runs begin with these entries of a schedule; false if they do not fit: *misfit is the first that does not, a
   new string. Before the first exploration_run. */
bool exploration_from(struct exploration *exploration, const char *entries, char **misfit);

/* Symbols of the explorer's executable: for its pcs and addresses. */
struct symbols *exploration_symbols(struct exploration *exploration);

/* The machine on which examples are replayed (session_schedule, then watch_run or machine_run), built at
   the first call. Its addresses are others. */
struct session *exploration_machine(struct exploration *exploration);

/* Explores. `more`: words KEY=VALUE (explore/protocol.h), instead of those that options give for the same key
   (may be NULL); `quiet`: no progress line. May be called again and again. */
void exploration_run(struct exploration *exploration, const struct list *more, bool quiet,
                     struct answer *answer);

#endif
