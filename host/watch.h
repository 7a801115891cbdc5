/* A run and those who watch it: the trace's file, the terminal, and the report of how it ended. */
#ifndef PAWL_WATCH_H
#define PAWL_WATCH_H

#include <stdio.h>

#include "rerun.h"

/* What is wanted of a run besides its report. */
struct wishes {
    FILE *trace; /* the trace's text, its first line included; NULL: none */
    bool output; /* keep what the programs print instead of printing it */
    bool table;  /* print the table of reads and writes */
    struct rerun *kept; /* keeps the records; NULL: they are forgotten */
};

/* How a run ended. */
struct result {
    int status;      /* exit status of pawl run */
    const char *end; /* "EXIT", "DEADLOCK", ...: of ends.def; "BROKEN" if the machine broke down */
    uint64_t steps, preemptions;
    char *output;    /* what the programs printed, if that was wished; to be freed */
};

/* Runs the session's machine; what the programs print goes to standard output, how the run ended to
   standard error. */
struct result watch_run(struct session *session, const struct wishes *wishes);

#endif
