/* Examples. */
#include "example.h"

#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "text.h"
#include "timeline.h"

enum { BEYOND = 20000 /* ticks that a run may go on behind its example */ };

static bool is_kind(const struct finding *finding, const char *kind) { return strcmp(finding->kind, kind) == 0; }

uint64_t example_steps(const char *schedule, const char *end)
{
    uint64_t steps = 0;
    for (const char *at = schedule; (at = strchr(at, 'P')) && at < end; at++)
        if (at == schedule || strchr(" (", at[-1])) {
            const char *count = at + 1 + strspn(at + 1, "0123456789");
            if (*count == ':')
                steps += strtoull(count + 1, NULL, 10);
        }
    return steps;
}

static void find_end(struct example *example)
{
    static const char *const at_once[] = {"mutex", "never", "reach", "race", "misuse"};
    const struct finding *finding = example->finding;
    const char *loop = strchr(finding->schedule, '(');
    example->fails = is_kind(finding, "assert") || is_kind(finding, "crash");
    if (loop) {
        example->loop = example_steps(finding->schedule, loop) + 1;
        example->until = example_steps(finding->schedule, finding->schedule + strlen(finding->schedule));
    }
    for (size_t i = 0; i < sizeof at_once / sizeof *at_once; i++)
        if (is_kind(finding, at_once[i]))
            example->until = finding->steps;
    if (is_kind(finding, "deadlock") && strcmp(finding->how, "partial") == 0)
        example->until = finding->steps;
}

void example_run(struct exploration *exploration, const struct finding *finding, struct example *example)
{
    *example = (struct example){.finding = finding};
    find_end(example);
    uint64_t length = example->until > finding->steps ? example->until : finding->steps;
    rerun(exploration_machine(exploration), finding->schedule, length + BEYOND, &example->run);
    example->broken = example->run.end == END_MISFIT || example->run.end >= ENDS;
}

void example_free(struct example *example) { rerun_free(&example->run); }

/* The line that the assertion printed. */
static void put_assertion(const char *output, const char *indent, FILE *to)
{
    const char *mark = strstr(output, ": Assertion `"), *line = mark;
    while (mark && line > output && line[-1] != '\n')
        line--;
    if (mark)
        fprintf(to, "%s%.*s\n", indent, (int)strcspn(line, "\n"), line);
}

void example_report(struct exploration *exploration, const struct example *example, const char *indent, FILE *to)
{
    static const char *const waiting[] = {"deadlock", "livelock", "starvation", "progress", "race"};
    bool crash = is_kind(example->finding, "crash"), waits = false;
    for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++)
        waits |= is_kind(example->finding, waiting[i]);
    if (is_kind(example->finding, "assert"))
        put_assertion(example->run.output, indent, to);
    char *all;
    size_t size;
    struct report *report = report_new(session_symbols(exploration_machine(exploration)));
    FILE *stream = open_memstream(&all, &size);
    report_records(report, example->run.records, example->run.count);
    report_print(report, &(struct report_options){0}, stream);
    fclose(stream);
    report_free(report);
    for (char *line = strtok(all, "\n"); line; line = strtok(NULL, "\n")) {
        bool thread = starts_with(line, "pawl:   P"), fault = starts_with(line, "pawl: P") && strstr(line, ": SIG");
        if ((waits && thread) || (crash && fault))
            fprintf(to, "%s%s\n", indent, line + (thread ? 8 : 6));
        if (crash && fault)
            break; /* the first one */
    }
    free(all);
}

void example_timeline(struct exploration *exploration, const struct example *example, bool colour, unsigned width,
                      FILE *to)
{
    struct session *machine = exploration_machine(exploration);
    struct list sources = work_sources(&machine->work);
    const struct timeline_options options = {
        .colour = colour,
        .width = width,
        .sources = &sources,
        .to_failure = example->fails,
        .until = example->until,
        .loop = example->loop,
    };
    timeline_print(session_symbols(machine), example->run.records, example->run.count, &options, to);
    free(sources.items);
}
