/* The single lines of a report. */
#ifndef PAWL_REPORTLINES_H
#define PAWL_REPORTLINES_H

#include "names.h"
#include "trace.h"

/* Something worth a line. */
struct fact {
    struct record record;
    char *text;
    unsigned times; /* that the same happened */
};

struct report {
    struct names *names;
    struct fact *facts;
    size_t count;
    unsigned waiting;         /* thread of the last ON */
    struct record end, total; /* END and COUNT; all zero: none yet */
};

/* The text for a record, a new string; NULL if there is nothing to say. */
char *report_line(struct report *report, const struct record *record);

#endif
