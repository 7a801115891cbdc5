/* The step that fails. A step performs what its thread announced before and runs on to the next
   announcement: so a failed assertion's is not the one that prints, but the one behind whose
   operation the condition was computed. */
#include "opening.h"

#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "example.h"
#include "failure.h"
#include "report.h"
#include "rerun.h"

enum { USUAL_LIMIT = 1000000 /* ticks, of a run that has no other */ };

struct failing {
    uint64_t step; /* 0: none */
    char *why;
};

/* ---- Steps ------------------------------------------------------------------------------- */

static bool is_step(const struct record *record)
{
    static const uint8_t steps[] = {EVENT_READ, EVENT_WRITE, EVENT_ATOMIC, EVENT_FUEL,
                                    EVENT_MARK, EVENT_CALL,  EVENT_FAULT,  EVENT_TOLD};
    return memchr(steps, record->event, sizeof steps) != NULL;
}

/* The tick of the last step among the first records. */
static uint64_t last_step(const struct rerun *run, size_t records)
{
    while (records && !is_step(&run->records[records - 1]))
        records--;
    return records ? run->records[records - 1].tick : 0;
}

/* A fault is that of its step. But abort and a failed assert make steps behind one another within
   one call of the program: the one before them, if it is that thread's, too, computed why. */
static uint64_t step_of_death(const struct rerun *run, size_t records)
{
    const struct record *end = &run->records[records - 1];
    uint64_t first = end->tick;
    for (size_t i = records; i-- > 0;) {
        const struct record *record = &run->records[i];
        if (!is_step(record))
            continue;
        if (record->thread != end->thread)
            break;
        first = record->tick;
        if (record->pc != end->pc || record->event == EVENT_FAULT)
            break;
    }
    return first;
}

/* ---- What fails -------------------------------------------------------------------------- */

/* A thread enters its critical section while another is inside. */
static struct failing find_two_inside(const struct rerun *run)
{
    static bool inside[UINT16_MAX + 1];
    unsigned count = 0;
    memset(inside, 0, sizeof inside);
    for (size_t i = 0; i < run->count; i++) {
        const struct record *record = &run->records[i];
        bool marks = record->event == EVENT_MARK, enters = marks && record->value == MARK_ENTER;
        if (enters && !inside[record->thread] && count)
            return (struct failing){record->tick,
                                    text("two are inside their critical sections at once")};
        if (!marks && record->event != EVENT_EXIT)
            continue;
        count += (unsigned)enters - (unsigned)inside[record->thread];
        inside[record->thread] = enters;
    }
    return (struct failing){0};
}

/* The first line of the report of these records, which ends with that about the last. */
static char *told_of(struct session *session, const struct record *records, size_t count)
{
    char *all;
    size_t size;
    struct report *report = report_new(session_symbols(session));
    FILE *stream = open_memstream(&all, &size);
    report_records(report, records, count);
    report_print(report, &(struct report_options){0}, stream);
    fclose(stream);
    report_free(report);
    char *line = text("%.*s", (int)strcspn(all, "\n"), all);
    free(all);
    return line;
}

static struct failing find_misuse(struct session *session, const struct rerun *run)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->records[i].event == EVENT_MISUSE) {
            char *line = told_of(session, run->records, i + 1);
            struct failing failing = {run->records[i].tick, text("%s", line + strlen("pawl: "))};
            free(line);
            return failing;
        }
    return (struct failing){0};
}

/* What a schedule file of explore's says of itself: "# mutex: two are inside ..."; a new string. */
static char *words_of_file(const struct given *given)
{
    const char *line = given->path && !given->is_trace ? strchr(given->all, '\n') : NULL;
    if (!line || !starts_with(line, "\n# ") || starts_with(line, "\n# expect"))
        return NULL;
    return text("%.*s", (int)strcspn(line + 3, "\n"), line + 3);
}

/* The run was ended by its limit: explore ends so what is wrong at once, and what goes round and
 * round. */
static struct failing find_limit(const struct given *given, const struct session *session,
                                 const struct rerun *run)
{
    char *words = words_of_file(given);
    const char *loop = session->plan ? strchr(session->plan, '(') : NULL;
    uint64_t before = loop ? example_steps(session->plan, loop) : 0;
    if (!loop)
        return (struct failing){last_step(run, run->count),
                                words ? words : text("the limit is reached")};
    char *why = text("%s; what repeats begins here", words ? words : "the limit is reached");
    free(words);
    return (struct failing){before + 1, why};
}

static struct failing find_end(const struct given *given, struct session *session,
                               const struct rerun *run)
{
    struct failing failing = {0};
    struct failure failure = failure_of(session_symbols(session), run, NULL);
    if (failure.kind == FAILS_ASSERT || failure.kind == FAILS_CRASH) {
        failing.step = step_of_death(run, failure.records);
        failing.why = failure_text(&failure);
    } else if (run->end == END_DEADLOCK) {
        failing = (struct failing){last_step(run, run->count),
                                   text("deadlock: after it nobody can go on")};
    } else if (run->end == END_LIMIT) {
        failing = find_limit(given, session, run);
    } else if (run->end == END_CHECK) {
        failing = (struct failing){last_step(run, run->count), text("kernel_check fails")};
    } else if (run->end == END_MISFIT) {
        failing = (struct failing){last_step(run, run->count) + 1,
                                   text("the schedule does not fit here")};
    }
    free(failure.words);
    return failing;
}

/* The earlier of two. */
static struct failing earlier(struct failing one, struct failing other)
{
    bool first = one.step && (!other.step || one.step <= other.step);
    free(first ? other.why : one.why);
    return first ? one : other;
}

static struct failing find(const struct given *given, struct session *session,
                           const struct rerun *run)
{
    struct failing end = find_end(given, session, run);
    return earlier(find_misuse(session, run), earlier(find_two_inside(run), end));
}

/* ---- Telling ----------------------------------------------------------------------------- */

static bool has_limit(const struct session *session)
{
    bool found = session->options->limit.given;
    for (size_t i = 0; i < session->schedule.option_count; i++)
        found |= strcmp(session->schedule.options[i].name, "limit") == 0;
    return found;
}

/* False if the run goes on for so long that nobody waits for its end. */
static bool make_run(const struct given *given, struct session *session, struct rerun *run)
{
    struct options options = given->options;
    bool limited = has_limit(session);
    if (!limited)
        options.limit = (struct maybe){true, USUAL_LIMIT};
    session->options = &options;
    rerun_now(session, run);
    session->options = &given->options;
    return limited || run->end != END_LIMIT;
}

static bool switches_before(const struct rerun *run, uint64_t step)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->records[i].event == EVENT_SWITCH && run->records[i].tick + 1 == step)
            return true;
    return false;
}

void opening_write(const struct given *given, struct session *session, const char *folder)
{
    struct rerun run;
    if ((!given->path && !given->options.schedule) || given->options.live)
        return;
    bool over = make_run(given, session, &run);
    struct failing failing = over ? find(given, session, &run) : (struct failing){0};
    if (failing.step) {
        char *path = text("%s/opening", folder);
        char *line =
            text("%llu %s %s\n", (unsigned long long)failing.step - 1,
                 switches_before(&run, failing.step) ? "debugger_switch" : "choose", failing.why);
        if (!file_write(path, line, strlen(line)))
            fail("%s: no place for it", path);
        free(line);
        free(path);
    }
    free(failing.why);
    rerun_free(&run);
}
