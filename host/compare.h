/* --expect of run and replay: a run beside what a header or a schedule file says of it. */
#ifndef PAWL_COMPARE_H
#define PAWL_COMPARE_H

#include "labheader.h"
#include "watch.h"

/* What the lines "# expect ..." of a schedule file say. */
struct expectation compare_file(const char *path);

/* Says on standard error what differs; returns the exit status of --expect: 0 or 1. Nothing expected ends the
   command. */
int compare_run(const struct expectation *expected, const struct result *result);

#endif
