/* An answer for other programs. */
#ifndef PAWL_ANSWERJSON_H
#define PAWL_ANSWERJSON_H

#include "against.h"
#include "exploration.h"

/* Writes the answer as one JSON object and a newline. `against` may be NULL. */
void answer_json(struct exploration *exploration, const struct answer *answer, const struct against *against,
                 FILE *to);

#endif
