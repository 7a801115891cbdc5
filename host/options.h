/* The command line of each subcommand. */
#ifndef PAWL_OPTIONS_H
#define PAWL_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "target.h"
#include "text.h"

enum subcommand { SUB_RUN, SUB_REPLAY, SUB_CC, SUB_LIST, SUB_GDB, SUB_EXPLORE, SUB_SHRINK, SUB_TRACE, SUB_PLAY, SUB_SWEEP };

/* A number that was given, or not. */
struct maybe {
    bool given;
    uint64_t value;
};

/* Text and lists that were not given are NULL and empty. */
struct options {
    struct list words; /* programs; a schedule file; C files */

    /* what runs where */
    const struct target *target; /* what follows from the next four */
    const char *on, *board, *processor;
    bool sanitize, metal;
    struct maybe before; /* --metal=K: preempted before that instruction of the region */
    bool record;         /* gdb: the replay of a recording */
    bool share;
    struct list with, cflags;
    const char *out; /* cc -o */

    /* who runs when */
    const char *schedule; /* --schedule: a text, a name, a file */
    const char *policy;   /* rr, coop, prio, random */
    struct maybe quantum, seed, limit;
    const char *wake, *clock; /* fifo or any, ticks or free */
    bool lossy;
    const char *failure; /* pass or stop */

    /* in and out */
    const char *input; /* --stdin */
    bool live;
    struct list type, signals; /* --type, --signal */
    struct list files;         /* --file: HOST:INSIDE */
    const char *trace;
    bool check, poison, paranoid, high_water, expect;
    bool table;        /* show it even if this is no terminal */
    const char *batch; /* gdb --batch: a file of commands */
    const char *server; /* gdb: its port, "" for the usual one */
    const char *proxy; /* gdb: the machine that QEMU has which the words start */
    const char *again; /* gdb, asked by its debugger: again.c */
    struct maybe until;
    const char *keys, *size; /* play: what is typed; COLUMNSxROWS */
    struct list goals;

    /* explore */
    struct maybe preemptions, time, memory, outcomes, random, planted; /* time: in milliseconds */
    struct list reach, never;
    const char *save, *against, *faults, *jobs;
    const char *from;     /* as --schedule: the beginning of all runs */
    const char *explorer; /* instead of the one that is linked */
    const char *fails;    /* shrink: what is wrong with a run */
    const char *html;     /* the page */
    const char *perfetto; /* trace: "" for standard output */
    bool dot;             /* trace: the graph of a deadlock */
    bool json, races, no_reduction, safety, verify;
};

/* Parses argv of `pawl NAME ...`; what is wrong ends the command with one line and status 2. */
struct options options_parse(enum subcommand sub, int argc, char **argv);

/* The number in `string`, which must be decimal and at least `least`; `what` names it if it is not.
 */
uint64_t number_of(const char *what, const char *string, uint64_t least);

#endif
