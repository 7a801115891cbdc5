/* What an exploration found, as a page: the worst violation's example, and beside it the outcome that goes the same
   way longest; without a violation two outcomes. */
#ifndef PAWL_EXPLOREPAGE_H
#define PAWL_EXPLOREPAGE_H

#include "answer.h"
#include "exploration.h"

void explorepage_write(struct exploration *exploration, const struct answer *answer, const char *path);

#endif
