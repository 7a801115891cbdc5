/* pawl run: one run. */
#include <string.h>
#include <unistd.h>

#include "subcommands.h"
#include "trace_file.h"
#include "watch.h"

/* Prints what differs from the header's `expect` lines; returns the exit status of --expect. */
static int compare(const struct session *session, const struct result *result)
{
    const struct expectation *expected = &session->expected;
    bool same = true;
    if (!expected->end && expected->status < 0 && !expected->output)
        fail("--expect: the header says nothing of this schedule");
    if (expected->end && strcasecmp(expected->end, result->end) != 0) {
        note("the end is %s, not %s", result->end, expected->end);
        same = false;
    }
    if (expected->status >= 0 && expected->status != result->status) {
        note("the status is %d, not %d", result->status, expected->status);
        same = false;
    }
    if (expected->output && strcmp(expected->output, result->output) != 0) {
        note("the output is\n%s\nnot\n%s", result->output, expected->output);
        same = false;
    }
    return same ? 0 : 1;
}

int run_main(int argc, char **argv)
{
    struct options options = options_parse(SUB_RUN, argc, argv);
    struct session session;
    session_build(&session, &options, &options.words);
    session_schedule(&session, NULL);
    struct wishes wishes = {
        .trace = trace_open(options.trace),
        .output = options.expect,
        .table = options.table || isatty(STDERR_FILENO),
    };
    struct result result = watch_run(&session, &wishes);
    trace_close(wishes.trace, options.trace);
    return options.expect ? compare(&session, &result) : result.status;
}
