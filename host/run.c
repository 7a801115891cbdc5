/* pawl run: one run. */
#include <unistd.h>

#include "compare.h"
#include "metal.h"
#include "page.h"
#include "subcommands.h"
#include "trace_file.h"
#include "watch.h"

int run_main(int argc, char **argv)
{
    struct options options = options_parse(SUB_RUN, argc, argv);
    struct session session;
    if (options.before.given) {
        metal_session(&session, &options);
    } else {
        session_build(&session, &options, &options.words);
        session_schedule(&session, NULL);
    }
    struct rerun kept = {0};
    struct wishes wishes = {
        .trace = trace_open(options.trace),
        .output = options.expect,
        .table = options.table || isatty(STDERR_FILENO),
        .kept = options.html ? &kept : NULL,
    };
    struct result result = watch_run(&session, &wishes);
    trace_close(wishes.trace, options.trace);
    if (options.html)
        page_write_run(options.html, &session, &kept);
    return options.expect ? compare_run(&session.expected, &result) : result.status;
}
