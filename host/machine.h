/* Runs a machine as a process of its own: on the host, or QEMU. */
#ifndef PAWL_MACHINE_H
#define PAWL_MACHINE_H

#include <stdbool.h>
#include <stddef.h>

#include "target.h"
#include "trace.h"

struct machine_job {
    const struct target *target;
    const char *path; /* the machine, as link_machine gave it */
    const void *boot; /* the boot block */
    size_t boot_size;
    bool live;     /* the console reads what comes at standard input */
    bool paranoid; /* host only */
    /* Each is called, in order, while the machine runs. Without `console` output goes to standard
       output as it comes. */
    void (*records)(void *context, const struct record *records, size_t count);
    void (*console)(void *context, const char *bytes, size_t length);
    void *context;
};

/* The command line of the machine, with the files of its boot block, its records and (NULL: none) the
   answers to its questions what was typed. */
struct list machine_words(const struct machine_job *job, const char *boot, const char *records,
                          const char *answers);

/* Runs the machine to its end and returns its exit status, 128 + number if a signal ended it. If
   pawl is ended by a signal meanwhile, so is the machine. */
int machine_run(const struct machine_job *job);

#endif
