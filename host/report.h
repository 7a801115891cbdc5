/* What pawl says when a run is over: how it ended, who waits for what and who holds it, faults,
   failed calls, what was left behind, how many steps it took. From records of every run, traced or
   not. */
#ifndef PAWL_REPORT_H
#define PAWL_REPORT_H

#include "symbols.h"
#include "trace.h"

#include <stdio.h>

struct report;

struct report_options {
    bool colour; /* for a terminal */
    bool quiet;  /* nothing of a run that has just ended, unless something went wrong in it */
    const char
        *entry; /* of a schedule that does not fit: its entry as the user wrote it, or NULL */
};

struct report *report_new(struct symbols *symbols);

/* Takes the next records of the run; those that do not matter are forgotten. */
void report_records(struct report *report, const struct record *records, size_t count);

/* Writes the lines, each beginning with "pawl: ". */
void report_print(struct report *report, const struct report_options *options, FILE *to);

/* The END record; NULL if the run did not come to an end (the machine broke). */
const struct record *report_outcome(const struct report *report);

/* Steps and preemptions, counted as explore counts them; 0 before the end. */
uint64_t report_steps(const struct report *report);
uint64_t report_preemptions(const struct report *report);

/* Writes the most entries that each table of the kernel ever held: for `make size`. */
void report_high_water(const struct report *report, FILE *to);

void report_free(struct report *report);

#endif
