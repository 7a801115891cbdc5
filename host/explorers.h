/* Runs explorers as processes of their own and takes their lines. */
#ifndef PAWL_EXPLORERS_H
#define PAWL_EXPLORERS_H

#include "answer.h"
#include "text.h"

struct explorers_job {
    const char *path; /* the executable */
    const void *boot; /* the boot block */
    size_t boot_size;
    struct list words;  /* KEY=VALUE */
    uint64_t time;      /* milliseconds after which it should have ended; 0: as long as it likes */
    bool walks;         /* random runs beside the search, if that takes long */
    bool shows;         /* a progress line on standard error */
    const char *schedule_options;
    bool (*stops)(void *context, const struct effort *effort); /* asked now and then; true ends it early. May be NULL */
    void *context;
};

/* Explores: fills `answer`, finished. Ctrl+C ends it early: with what is known by then. */
void explorers_run(const struct explorers_job *job, struct answer *answer);

#endif
