/* Who made how many steps: a run's records as the schedule that makes it again. */
#ifndef PAWL_STEPS_H
#define PAWL_STEPS_H

#include <stdbool.h>
#include <stddef.h>

#include "trace.h"

/* A stretch of a schedule: `count` steps of a thread; or, with count 0, what `word` says (a choice, a waiter, a timer). */
struct stretch {
    unsigned thread, count;
    char word[24];
};

struct steps {
    struct stretch *parts;
    size_t count, room;
};

/* Adds a part; steps of the thread that made the last ones join them. */
void steps_add(struct steps *steps, struct stretch part);

/* The parts of a run without lines of waiters, with a free clock. */
void steps_of(const struct record *records, size_t count, bool wake_any, bool clock_free, struct steps *steps);

/* As text, "P1:1 P2?3 P2:6", a new string. */
char *steps_text(const struct steps *steps);

void steps_free(struct steps *steps);

#endif
