/* One thing that can come out, as the explorer tells it: with what the variables of the goal are in the end. */
#ifndef PAWL_PLAY_FUTURE_H
#define PAWL_PLAY_FUTURE_H

#include "answer.h"
#include "play.h"

enum { FUTURE_NAMES = 16 };

/* The variables of all goals. */
struct future_names {
    char *names[FUTURE_NAMES];
    unsigned count;
    unsigned first; /* so many threads there are at the beginning: each of their processes may share its image with others */
};

struct future {
    const struct outcome *outcome;
    char *text;   /* how it ends, statuses, values and output, in a line */
    char *output;
    struct list values[FUTURE_NAMES]; /* of each process that ended with a memory of its own */
};

void future_names(const struct play *play, struct future_names *names);

/* "final=ADDRESS:SIZE,..." (explore/protocol.h), a new string; NULL: there are no variables, or one is no number. */
char *future_word(const struct future_names *names, struct symbols *symbols);

struct future future_of(const struct outcome *outcome, const struct future_names *names);

/* False only if no run with this outcome reaches the goals. */
bool future_may_reach(const struct play *play, const struct future *future, const struct future_names *names);

void future_free(struct future *future);

#endif
