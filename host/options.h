/* The command line of each subcommand. */
#ifndef PAWL_OPTIONS_H
#define PAWL_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "target.h"
#include "text.h"

enum subcommand { SUB_RUN, SUB_REPLAY, SUB_CC, SUB_LIST, SUB_GDB };

/* A number that was given, or not. */
struct maybe {
    bool given;
    uint64_t value;
};

struct options {
    struct list words; /* programs; a schedule file; C files */
    const struct target *target;
    const char *schedule; /* --schedule: a text, a name, a file; NULL if not given */
    const char *policy;   /* rr, coop, prio, random; NULL if not given */
    struct maybe quantum, seed, limit;
    const char *wake, *clock; /* fifo or any, ticks or free; NULL if not given */
    bool share;
    struct list with;
    const char *input;         /* --stdin */
    bool live;                 /* --live */
    struct list type, signals; /* --type, --signal */
    struct list files; /* --file: HOST:INSIDE */
    const char *trace;
    struct list cflags;
    const char *out; /* cc -o */
    bool lossy;
    bool check, poison, paranoid, high_water, expect;
    bool table;        /* show it even if this is no terminal */
    const char *batch; /* gdb --batch: a file of commands */
};

/* Parses argv of `pawl NAME ...`; what is wrong ends the command with one line and status 2. */
struct options options_parse(enum subcommand sub, int argc, char **argv);

/* The number in `string`, which must be decimal and at least `least`; `what` names it if it is not.
 */
uint64_t number_of(const char *what, const char *string, uint64_t least);

#endif
