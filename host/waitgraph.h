/* Who waits for what at the end of a run, and who holds it: the graph of a deadlock, for Graphviz. */
#ifndef PAWL_WAITGRAPH_H
#define PAWL_WAITGRAPH_H

#include "symbols.h"
#include "trace.h"

#include <stdbool.h>
#include <stdio.h>

/* Writes the graph of the run's records; false, and nothing, if the run did not end in a deadlock. */
bool waitgraph_print(struct symbols *symbols, const struct record *records, size_t count, FILE *to);

#endif
