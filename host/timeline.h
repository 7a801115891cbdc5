/* A run as a timeline, one column a thread: the source's lines, what was read and written, where a preemption came,
   who waits (a bar), where the loop of a livelock begins. For a person.

       step  P1                          P2
             27: balance = balance + 10;
          1      read  balance 10
       -------------------------------------------------------- preemption 1
                                         33: balance = balance + 5;
          2                                  read  balance 10

   Left out, as "(17 steps)", are accesses to what one thread alone uses or nobody writes; of a long run, what is far
   from a switch and from the end. */
#ifndef PAWL_TIMELINE_H
#define PAWL_TIMELINE_H

#include "symbols.h"
#include "text.h"
#include "trace.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct timeline_options {
    bool colour;
    unsigned width;             /* of the terminal; 0: 100 */
    const struct list *sources; /* paths of the C files and headers; NULL: their lines are not shown */
    bool switches;              /* every switch is marked, not preemptions alone */
    bool to_failure;            /* nothing behind the first process that a signal ends is of interest */
    uint64_t until;             /* the step after which nothing is of interest; 0: none */
    uint64_t loop;              /* the steps from this one to `until` repeat for ever; 0: none */
};

/* Writes the timeline of a traced run's records. */
void timeline_print(struct symbols *symbols, const struct record *records, size_t count,
                    const struct timeline_options *options, FILE *to);

#endif
