/* pawl replay: the run that a schedule file or a trace names, again. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compare.h"
#include "page.h"
#include "retrace.h"
#include "subcommands.h"
#include "trace_file.h"
#include "watch.h"

/* Runs the schedule file's schedule; --schedule would contradict it. */
static int replay_schedule(struct session *session, const char *path)
{
    bool expects = session->options->expect;
    struct rerun kept = {0};
    struct wishes wishes = {.trace = trace_open(session->options->trace),
                            .output = expects,
                            .table = session->options->table || isatty(STDERR_FILENO),
                            .kept = session->options->html ? &kept : NULL};
    session_schedule_file(session, path);
    struct result result = watch_run(session, &wishes);
    trace_close(wishes.trace, session->options->trace);
    if (session->options->html)
        page_write_run(session->options->html, session, &kept);
    if (!expects)
        return result.status;
    struct expectation expected = compare_file(path);
    return compare_run(&expected, &result);
}

/* Runs with the trace's switches, and compares. */
static int replay_trace(struct session *session, const struct first_line *first, const char *path,
                        const char *lines)
{
    bool wake_any = strstr(first->options, "wake=any"),
         clock_free = strstr(first->options, "clock=free");
    char *entries = retrace_schedule(lines, wake_any, clock_free);
    char *schedule = text("%s%s", first->options, entries);
    session_must_match(session, first->digest, path);
    session_schedule(session, schedule);
    struct rerun kept = {0};
    struct wishes wishes = {.trace = retrace_compare(lines, path), .kept = session->options->html ? &kept : NULL};
    struct result result = watch_run(session, &wishes);
    fclose(wishes.trace);
    retrace_finish();
    note("every event is as in %s", path);
    if (session->options->html)
        page_write_run(session->options->html, session, &kept);
    free(entries);
    free(schedule);
    return result.status;
}

/* The command line again, with the options that the file's first line has before those that were given. */
static struct options with_arguments(const struct first_line *first, char **argv)
{
    struct list words = {0};
    list_add(&words, argv[0]);
    list_add_all(&words, (const char *const *)first->arguments.items);
    list_add_all(&words, (const char *const *)argv + 1);
    return options_parse(SUB_REPLAY, (int)words.count, words.items);
}

int replay_main(int argc, char **argv)
{
    struct options options = options_parse(SUB_REPLAY, argc, argv);
    struct session session;
    struct first_line first;
    if (!options.words.count)
        fail("a file is missing: a schedule file or a trace");
    if (options.schedule || options.policy)
        fail("replay takes who runs when from the file: --schedule and --policy do not go with it");
    const char *path = options.words.items[0];
    char *all = file_read(path, NULL);
    if (!all)
        fail("%s: %s", path, strerror(errno));
    bool is_schedule = session_parse_first_line(all, "pawl-schedule", &first);
    if (!is_schedule && !session_parse_first_line(all, "pawl-trace", &first))
        fail("%s is neither a schedule file nor a trace: the first line is `pawl-schedule 1 DIGEST "
             "PROGRAM...' or `pawl-trace 1 DIGEST PROGRAM...'",
             path);
    if (first.arguments.count)
        options = with_arguments(&first, argv);
    struct list named = {options.words.items + 1, options.words.count - 1};
    session_build(&session, &options, named.count ? &named : &first.programs);
    return is_schedule ? replay_schedule(&session, path)
                       : replay_trace(&session, &first, path, strchr(all, '\n') + 1);
}
