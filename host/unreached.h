/* Lines that no run comes to. */
#ifndef PAWL_UNREACHED_H
#define PAWL_UNREACHED_H

#include "answer.h"
#include "symbols.h"

/* Sets answer->unreached from answer->reached. Lines of files of which nothing was reached do not count: those are
   programs that were not started. */
void answer_unreached(struct answer *answer, struct symbols *symbols);

#endif
