/* What a person reads of an exploration. */
#ifndef PAWL_ANSWERTEXT_H
#define PAWL_ANSWERTEXT_H

#include "exploration.h"

/* Writes the whole answer: verdict, conditions, outcomes, the worst violation's example as a timeline, the
   hint, what was not reached, what it took. */
void answer_print(struct exploration *exploration, const struct answer *answer, FILE *to);

#endif
