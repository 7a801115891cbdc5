/* The `expect` lines behind an `explore` line of a lab's header. */
#ifndef PAWL_EXPECTATIONS_H
#define PAWL_EXPECTATIONS_H

#include "answer.h"
#include "labheader.h"

/* Compares; says each difference on standard error, behind `name`. `steps`: numbers of steps are fewest ones
   and so can be compared. True if there is no difference. */
bool expectations_met(const struct header *header, size_t from, size_t to, const struct answer *answer,
                      bool steps, const char *name);

#endif
