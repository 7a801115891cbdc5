/* Makes a failing schedule as short as it gets: fewer preemptions, then fewer parts, then fewer steps. */
#ifndef PAWL_SHORTEN_H
#define PAWL_SHORTEN_H

#include "failure.h"
#include "steps.h"

struct measure {
    uint64_t preemptions, parts, steps;
};

struct shortening {
    struct session *session;
    struct failure wanted;
    char *options; /* on which all the schedules depend, "wake=any clock=free", or "" */
    bool wake_any, clock_free;
    uint64_t limit;    /* ticks of a candidate's run */
    double seconds;    /* that it may take */
    struct steps best; /* the shortest one so far that fails, every step of it up to the failure */
    struct measure measure; /* of it */
    unsigned runs;     /* made */
    double since;      /* when it began */
    uint64_t *tried;   /* digests of candidates */
    size_t tried_count;
};

/* Shortens `best`. False if that does not fail as wanted. */
bool shorten(struct shortening *shortening);

/* The shortest as it is written: what goes on of itself is left out, what runs as far as it can is P1:*. With the
   options it depends on. A new string. */
char *shorten_text(struct shortening *shortening);

#endif
