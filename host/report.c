/* The end of a run in words. */
#include "report.h"

#include "names.h"
#include "reportlines.h"
#include "table.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct report *report_new(struct symbols *symbols)
{
    struct report *report = must(calloc(1, sizeof *report));
    report->names = names_new(symbols);
    return report;
}

void report_free(struct report *report)
{
    if (!report)
        return;
    names_free(report->names);
    for (size_t i = 0; i < report->count; i++)
        free(report->facts[i].text);
    free(report->facts);
    free(report);
}

/* The names hold when the record comes, not at the end: so the text is made at once. */
static void add_fact(struct report *report, const struct record *record, char *text)
{
    bool often = record->event == EVENT_FAILED || record->event == EVENT_MISUSE;
    for (size_t i = 0; often && i < report->count; i++) {
        struct fact *old = &report->facts[i];
        if (old->record.event == record->event && strcmp(old->text, text) == 0) {
            old->times++;
            free(text);
            return;
        }
    }
    if ((report->count & (report->count - 1)) == 0) {
        size_t room = report->count ? 2 * report->count : 1;
        report->facts = must(realloc(report->facts, room * sizeof *report->facts));
    }
    report->facts[report->count++] = (struct fact){*record, text, 1};
}

void report_records(struct report *report, const struct record *records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct record *record = &records[i];
        names_note(report->names, record);
        char *text = report_line(report, record);
        if (text)
            add_fact(report, record, text);
        if (record->event == EVENT_END)
            report->end = *record;
        if (record->event == EVENT_COUNT)
            report->total = *record;
    }
}

const struct record *report_outcome(const struct report *report)
{
    return report->end.event == EVENT_END ? &report->end : NULL;
}

uint64_t report_steps(const struct report *report) { return report->total.address; }
uint64_t report_preemptions(const struct report *report) { return report->total.value; }

/* ---- Printing ---------------------------------------------------------------------------- */

static void put_facts(const struct report *report, unsigned event, const char *before, FILE *to)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct fact *fact = &report->facts[i];
        if (fact->record.event != event)
            continue;
        fprintf(to, "pawl: %s%s", before, fact->text);
        if (fact->times > 1)
            fprintf(to, " (%u times)", fact->times);
        fputc('\n', to);
    }
}

static bool any(const struct report *report, unsigned event)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->facts[i].record.event == event)
            return true;
    return false;
}

/* The threads that are left, each with what it waits for and who holds that. */
static void put_threads(const struct report *report, FILE *to)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct fact *fact = &report->facts[i];
        unsigned event = fact->record.event;
        if (event != EVENT_STATE && event != EVENT_ON && event != EVENT_HOLDER)
            continue;
        bool goes_on = i + 1 < report->count && (report->facts[i + 1].record.event == EVENT_ON ||
                                                 report->facts[i + 1].record.event == EVENT_HOLDER);
        fprintf(to, "%s%s%s", event == EVENT_STATE ? "pawl:   " : "", fact->text,
                goes_on ? "" : "\n");
    }
}

static const char *explanation(unsigned end)
{
    switch (end) {
    case END_IDLE:
        return "idle: only what does not count is left, and it waits";
    case END_DEADLOCK:
        return "deadlock: nobody can go on";
    case END_LIMIT:
        return "stopped at the limit";
    case END_MISFIT:
        return "the schedule does not fit";
    case END_FAILED:
        return "a process failed, and so the run ends";
    default:
        return names_end(end);
    }
}

static void put_end(const struct report *report, const struct report_options *options, FILE *to)
{
    const struct record *end = &report->end;
    const char *colour = !options->colour ? "" : end->size <= END_IDLE ? "\033[1m" : "\033[1;31m";
    fprintf(to, "pawl: %s%s%s", colour, explanation(end->size), options->colour ? "\033[0m" : "");
    if (end->size == END_MISFIT)
        fprintf(to, ": entry %" PRIu64 "%s%s at tick %" PRIu64, end->address + 1,
                options->entry ? ", " : "", options->entry ? options->entry : "", end->tick);
    fprintf(to, " (status %" PRIu64 ", %" PRIu64 " steps, %" PRIu64 " preemption%s)\n", end->value,
            report_steps(report), report_preemptions(report),
            report_preemptions(report) == 1 ? "" : "s");
}

void report_print(struct report *report, const struct report_options *options, FILE *to)
{
    put_facts(report, EVENT_FAULT, "", to);
    put_facts(report, EVENT_MISUSE, "", to);
    put_facts(report, EVENT_FAILED, "", to);
    if (!report_outcome(report)) {
        fputs("pawl: the machine stopped before the run was over\n", to);
        return;
    }
    bool plain = report->end.size == END_EXIT;
    if (!plain || !options->quiet || any(report, EVENT_FAULT))
        put_end(report, options, to);
    if (!plain)
        put_threads(report, to);
    put_facts(report, EVENT_LEFT, "left behind: ", to);
}

void report_high_water(const struct report *report, FILE *to)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->facts[i].record.event == EVENT_MARKWATER)
            fprintf(to, "%s\n", report->facts[i].text);
}
