/* --save: each example as a schedule file. */
#ifndef PAWL_SAVING_H
#define PAWL_SAVING_H

#include "exploration.h"

/* Writes DIR/KIND.schedule for each violation, DIR/note-KIND.schedule for each note, and
   DIR/outcome-N-END.schedule for each outcome, N from 1 as they are told. What cannot be written ends the
   command. */
void answer_save(struct exploration *exploration, const struct answer *answer, const char *folder);

#endif
