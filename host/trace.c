/* pawl trace: the run that a trace or a schedule file names, shown. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "columns.h"
#include "given.h"
#include "page.h"
#include "perfetto.h"
#include "report.h"
#include "rerun.h"
#include "retrace.h"
#include "subcommands.h"
#include "table.h"
#include "timeline.h"
#include "tracetext.h"
#include "waitgraph.h"

enum { STATUS_NONE = 1 };

static void read_given(struct given *given, int argc, char **argv)
{
    given_read(given, SUB_TRACE, argc, argv);
    const char *path = given->options.words.count ? given->options.words.items[0] : NULL;
    if (!path)
        fail("a file is missing: a trace or a schedule file");
    if (access(path, R_OK) != 0)
        fail("%s: %s", path, strerror(errno));
    if (!given->path)
        fail("%s is neither a trace nor a schedule file: the first line is `pawl-trace 1 DIGEST PROGRAM...' or "
             "`pawl-schedule 1 DIGEST PROGRAM...'",
             path);
}

/* Ends the command with status 126 at the first event that differs from the trace's. */
static void compare(const struct given *given, struct session *session, const struct rerun *run)
{
    FILE *stream = retrace_compare(given_events(given), given->path);
    char *line = session_first_line(session);
    struct tracer *tracer = tracer_new(session_symbols(session), false);
    fprintf(stream, "%s\n", line);
    tracer_text(tracer, run->records, run->count, stream);
    tracer_finish(tracer, stream);
    fclose(stream);
    retrace_finish();
    tracer_free(tracer);
    free(line);
}

static void show_timeline(struct session *session, const struct rerun *run)
{
    struct list sources = work_sources(&session->work);
    const struct timeline_options options = {
        .colour = isatty(STDOUT_FILENO),
        .width = columns_terminal(STDOUT_FILENO),
        .sources = &sources,
        .switches = true,
    };
    timeline_print(session_symbols(session), run->records, run->count, &options, stdout);
    free(sources.items);
    struct report *report = report_new(session_symbols(session));
    report_records(report, run->records, run->count);
    putchar('\n');
    report_print(report, &(struct report_options){.colour = options.colour}, stdout);
    report_free(report);
}

static void write_perfetto(const char *path, struct session *session, const struct rerun *run)
{
    json_t *json = perfetto_json(session_symbols(session), run->records, run->count);
    char *all = must(json_dumps(json, JSON_COMPACT)), *line = text("%s\n", all);
    if (!*path)
        fputs(line, stdout);
    else if (!file_write(path, line, strlen(line)))
        fail("--perfetto=%s: %s", path, strerror(errno));
    free(line);
    free(all);
    json_decref(json);
}

static int show(struct session *session, const struct rerun *run)
{
    if (session->options->perfetto) {
        write_perfetto(session->options->perfetto, session, run);
        return 0;
    }
    if (session->options->html) {
        page_write_run(session->options->html, session, run);
        return 0;
    }
    if (!session->options->dot) {
        show_timeline(session, run);
        return 0;
    }
    if (waitgraph_print(session_symbols(session), run->records, run->count, stdout))
        return 0;
    note("--dot: the run does not end in a deadlock");
    return STATUS_NONE;
}

int trace_main(int argc, char **argv)
{
    struct given given = {0};
    struct session session;
    struct rerun run;
    read_given(&given, argc, argv);
    given_session(&given, &session);
    rerun_now(&session, &run);
    if (run.cut)
        fail("the run has more than %zu events: too many to be shown", run.count);
    if (given.is_trace)
        compare(&given, &session, &run);
    int status = show(&session, &run);
    rerun_free(&run);
    return status;
}
