/* pawl run: one run. */
#include <unistd.h>

#include "compare.h"
#include "subcommands.h"
#include "trace_file.h"
#include "watch.h"

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
    return options.expect ? compare_run(&session.expected, &result) : result.status;
}
