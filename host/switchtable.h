/* The read-write table of a run: who read and wrote which shared variable when, a column a thread,
   a line where the machine switched. For a person.

       tick  P1                     P2
          4  14 read  balance 0
       ------------------------------------ slice
          5                         14 read  balance 0
          6                         14 write balance 5

   Shown are accesses to what at least two threads access and one writes, marks, operations on
   semaphores, waits, faults and what is printed. A loop that does the same again is shown once. */
#ifndef PAWL_SWITCHTABLE_H
#define PAWL_SWITCHTABLE_H

#include "symbols.h"
#include "trace.h"

#include <stdio.h>

struct switchtable;

struct switchtable_options {
    bool colour;
    unsigned width; /* of the terminal; 0: 100. What does not fit is a list instead of columns */
    size_t most;    /* rows; 0: all */
};

struct switchtable *switchtable_new(struct symbols *symbols);

/* Takes the next records of a traced run. */
void switchtable_records(struct switchtable *table, const struct record *records, size_t count);

/* Writes the table of what was taken so far. Returns false, and writes nothing, if no two threads
   shared anything. */
bool switchtable_print(const struct switchtable *table, const struct switchtable_options *options,
                       FILE *to);

void switchtable_free(struct switchtable *table);

#endif
