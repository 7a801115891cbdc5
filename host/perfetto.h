/* A run as Chrome's trace events, which Perfetto and chrome://tracing show: a lane a thread, a slice where it runs
   or waits, an instant for what a step did, an arrow for each switch, a counter for each variable with numbers. */
#ifndef PAWL_PERFETTO_H
#define PAWL_PERFETTO_H

#include "symbols.h"
#include "trace.h"

#include <jansson.h>

/* A new object. */
json_t *perfetto_json(struct symbols *symbols, const struct record *records, size_t count);

#endif
