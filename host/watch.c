#include "watch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "boot.h"
#include "lanes.h"
#include "machine.h"
#include "report.h"
#include "switchtable.h"
#include "tracetext.h"

enum {
    BROKEN_STATUS = 2,
    TABLE_RECORDS = 1 << 20, /* a longer run's table shows its beginning */
    TABLE_ROWS = 200,
};

struct watcher {
    struct session *session;
    const struct wishes *wishes;
    struct report *report;
    struct tracer *tracer;     /* NULL: no trace */
    struct switchtable *table; /* NULL: none */
    size_t table_records;      /* that it was given */
    FILE *output;              /* NULL: it goes to standard output */
    size_t output_size;
    bool lanes_wanted;
    struct lanes lanes;
    FILE *typed; /* live: what was typed, as options; else NULL */
    char *typed_text;
    size_t typed_size;
    uint64_t typed_at;
};

static void take_records(void *context, const struct record *records, size_t count)
{
    struct watcher *watcher = context;
    for (size_t i = 0; watcher->typed && i < count; i++)
        if (records[i].event == EVENT_INPUT)
            outside_print(&records[i], &watcher->typed_at, watcher->typed);
    for (size_t i = 0; watcher->lanes_wanted && i < count; i++)
        lanes_print(&watcher->lanes, &records[i]);
    report_records(watcher->report, records, count);
    if (watcher->wishes->kept)
        rerun_take(watcher->wishes->kept, records, count);
    if (watcher->tracer)
        tracer_text(watcher->tracer, records, count, watcher->wishes->trace);
    if (watcher->table && watcher->table_records < TABLE_RECORDS)
        switchtable_records(watcher->table, records, count);
    watcher->table_records += count;
}

static void take_output(void *context, const char *bytes, size_t length)
{
    struct watcher *watcher = context;
    if (watcher->output)
        fwrite(bytes, 1, length, watcher->output);
}

static void begin(struct watcher *watcher, struct result *result)
{
    const struct wishes *wishes = watcher->wishes;
    struct symbols *symbols = session_symbols(watcher->session);
    watcher->lanes_wanted =
        !wishes->output && !watcher->session->options->live && isatty(STDOUT_FILENO);
    watcher->report = report_new(symbols);
    if (wishes->table)
        watcher->table = switchtable_new(symbols);
    if (watcher->session->options->live) {
        watcher->typed = open_memstream(&watcher->typed_text, &watcher->typed_size);
        watcher->typed_at = UINT64_MAX;
    }
    if (wishes->output)
        watcher->output = open_memstream(&result->output, &watcher->output_size);
    if (wishes->trace) {
        char *line = session_first_line(watcher->session);
        fprintf(wishes->trace, "%s\n", line);
        free(line);
        watcher->tracer = tracer_new(symbols, false);
    }
}

static unsigned terminal_width(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static void print_table(struct watcher *watcher)
{
    const struct switchtable_options options = {
        .colour = isatty(STDERR_FILENO), .width = terminal_width(), .most = TABLE_ROWS};
    char *rows;
    size_t size;
    FILE *stream = open_memstream(&rows, &size);
    bool any = switchtable_print(watcher->table, &options, stream);
    fclose(stream);
    if (any)
        fprintf(stderr, "\n%s\n", rows);
    free(rows);
    switchtable_free(watcher->table);
}

/* The entry of the schedule that did not fit, as it was written; NULL if that was not the end. */
static char *misfit_entry(const struct session *session, const struct record *end)
{
    if (!end || end->size != END_MISFIT || end->address >= session->schedule.count)
        return NULL;
    unsigned column = session->schedule.entries[end->address].column;
    char *entry = schedule_entry(session->plan, column);
    char *place = text("%s (column %u)", entry, column);
    free(entry);
    return place;
}

static void finish(struct watcher *watcher, struct result *result)
{
    static const char *const ends[] = {
#define END(name, status, text) #name,
#include "ends.def"
#undef END
    };
    lanes_end(&watcher->lanes);
    fflush(stdout);
    if (watcher->tracer)
        tracer_finish(watcher->tracer, watcher->wishes->trace);
    tracer_free(watcher->tracer);
    if (watcher->output)
        fclose(watcher->output);
    if (watcher->table)
        print_table(watcher);
    const struct record *end = report_outcome(watcher->report);
    char *entry = misfit_entry(watcher->session, end);
    report_print(watcher->report,
                 &(struct report_options){.colour = isatty(STDERR_FILENO), .entry = entry}, stderr);
    if (watcher->typed) {
        fclose(watcher->typed);
        if (watcher->typed_size)
            note("the same again: --schedule='%s:'", watcher->typed_text + 1);
        free(watcher->typed_text);
    }
    if (watcher->session->options->high_water)
        report_high_water(watcher->report, stderr);
    result->steps = report_steps(watcher->report);
    result->preemptions = report_preemptions(watcher->report);
    result->end = end && end->size < ENDS ? ends[end->size] : "BROKEN";
    if (!end)
        result->status = BROKEN_STATUS;
    free(entry);
    report_free(watcher->report);
}

struct result watch_run(struct session *session, const struct wishes *wishes)
{
    struct result result = {0};
    struct watcher watcher = {.session = session, .wishes = wishes};
    begin(&watcher, &result);
    bool trace = wishes->trace || wishes->table || wishes->kept || watcher.lanes_wanted;
    size_t size;
    void *boot = session_boot(session, trace ? BOOT_TRACE : 0, &size);
    struct machine_job job = {
        .target = session->options->target,
        .path = session->machine,
        .boot = boot,
        .boot_size = size,
        .live = session->options->live,
        .paranoid = session->options->paranoid,
        .records = take_records,
        .console = wishes->output || watcher.lanes_wanted ? take_output : NULL,
        .context = &watcher,
    };
    result.status = machine_run(&job);
    free(boot);
    finish(&watcher, &result);
    return result;
}
