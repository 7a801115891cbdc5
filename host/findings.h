/* What was found, each in one line. */
#ifndef PAWL_FINDINGS_H
#define PAWL_FINDINGS_H

#include "exploration.h"

/* Sets the messages of violations and notes: "an assertion fails at lock.c:31". */
void findings_explain(struct exploration *exploration, struct answer *answer);

/* Makes the examples shorter that are not known to have the fewest preemptions: those that random runs found. What a
   plain run shows, that is: assertions, crashes, deadlocks of all. */
void findings_shorten(struct exploration *exploration, struct answer *answer);

#endif
