/* A run taken apart for pictures: its steps, what each shows, who waits from when to when, who woke whom, what
   the variables held. Steps are counted from 1, as explore and the timeline count them; step 0 is the start. */
#ifndef PAWL_PICTURE_H
#define PAWL_PICTURE_H

#include "switchtable_rows.h"

enum { STEP_OPEN = -1 /* to the end of the run */ };

struct picture_step {
    uint64_t tick;
    unsigned thread;
    const char *file; /* NULL: unknown */
    unsigned line;
};

struct picture_thread {
    char *start, *program; /* "main", "account"; the program it began last */
    unsigned pid, parent;
    int64_t born, ended; /* after which step; ended: STEP_OPEN */
};

struct picture_wait {
    unsigned thread;
    int64_t from, to; /* after these steps, both included, it waits; to: STEP_OPEN */
    char *what;       /* NULL: unknown */
    const char *file; /* where it stands; NULL: unknown */
    unsigned line;
};

struct picture_wake {
    uint64_t step;
    unsigned by, thread; /* by 0: the machine */
};

struct picture_access {
    uint64_t step;
    unsigned thread;
    bool writes;
    char *name, *value;
};

struct picture {
    struct switchtable *table; /* its rows, switches among them */
    struct picture_step *steps;
    struct picture_thread *threads; /* P1 is the first */
    struct picture_wait *waits;
    struct picture_wake *wakes;
    struct picture_access *accesses;
    uint64_t shown; /* steps that a page shows */
    size_t step_count, thread_count, wait_count, wake_count, access_count;
};

void picture_take(struct picture *picture, struct symbols *symbols, const struct record *records, size_t count);
void picture_free(struct picture *picture);

#endif
