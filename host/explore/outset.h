/* Where the search sets out: behind the first moves of a run, or at the beginning. */
#ifndef PAWL_EXPLORE_OUTSET_H
#define PAWL_EXPLORE_OUTSET_H

#include "history.h"
#include "path.h"

extern struct outset {
    struct path path;     /* the moves that were made; all paths go on from there */
    unsigned preemptions; /* in them */
    unsigned last;        /* the thread that moved last; NOBODY_LAST */
    history_id history;   /* what they showed */
    uint32_t over;        /* the note of the move with which the run failed; 0: it did not */
} outset;

/* Makes the moves that the words of a schedule (protocol.h) say, and makes where they lead the first state. The word that
   does not fit; NULL: all do. `words` may be NULL; `note`: what happened before the first move. */
const char *outset_go(char *words, uint32_t note);

#endif
