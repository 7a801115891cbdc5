/* What follows the event's word in a line of a trace. */
#ifndef PAWL_TRACEREST_H
#define PAWL_TRACEREST_H

#include "names.h"

#include <stdio.h>

/* Begins with a blank; nothing, where the word says all. */
void write_rest(struct names *names, const struct record *record, FILE *to);

/* The bytes of an OUTPUT or INPUT, as they stand between quotes. */
void write_bytes(const struct record *record, FILE *to);

#endif
