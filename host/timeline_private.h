/* What the halves of the timeline share: timeline_choose.c says what is shown, timeline.c prints it. */
#ifndef PAWL_TIMELINE_PRIVATE_H
#define PAWL_TIMELINE_PRIVATE_H

#include "switchtable_rows.h"
#include "timeline.h"

/* Fills the table with the rows of the records: cut at the end, preemptions numbered, repetitions folded, a
   ROW_LOOP where the loop begins. */
void timeline_gather(struct switchtable *table, const struct record *records, size_t count,
                     const struct timeline_options *options);

/* Sets by row what is shown. */
void timeline_choose(const struct switchtable *table, bool *shown);

/* A line of one of these files, without blanks round it, a new string; "" if there is none. */
char *timeline_source(const struct list *sources, const char *file, unsigned line);

#endif
