/* Which threads, processes and images there are. Who makes one writes all over its table entry and its memory, and who is the
   last of one wipes them; but then none of its own threads can make a step before, or after. So for the question
   who touches what of whom (reduce.h) that does not count. */
#ifndef PAWL_EXPLORE_ALIVE_H
#define PAWL_EXPLORE_ALIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "columns.h"
#include "config.h"

struct alive {
    bool threads[THREADS], processes[PROCESSES], images[IMAGES];
};

/* As the machine stands now. */
void alive_take(struct alive *alive);

/* False if the column is one of a thread, a process or an image that was not there then, or is not there now. */
bool alive_then(const struct alive *then, column c);
bool alive_now(column c);

/* True if it is an image's, its memory or its entry. */
bool alive_is_image(column c);

#endif
