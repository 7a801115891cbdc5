/* An answer for other programs. */
#ifndef PAWL_ANSWERJSON_H
#define PAWL_ANSWERJSON_H

#include "exploration.h"

/* Writes the answer as one JSON object and a newline. */
void answer_json(struct exploration *exploration, const struct answer *answer, FILE *to);

#endif
