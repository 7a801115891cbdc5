/* Which threads, processes and images there are. Who makes one writes all over its table entry and its memory, and who is the
   last of one wipes them; but then none of its own threads can make a step before, or after. So for the question
   who touches what of whom (reduce.h) that does not count. */
#ifndef PAWL_EXPLORE_LIVES_H
#define PAWL_EXPLORE_LIVES_H

#include <stdbool.h>
#include <stdint.h>

#include "columns.h"
#include "config.h"

struct lives {
    bool threads[THREADS], processes[PROCESSES], images[IMAGES];
};

/* As the machine stands now. */
void lives_take(struct lives *lives);

/* False if the column is one of a thread, a process or an image that is not there. */
bool lives_of(const struct lives *lives, column c);

#endif
