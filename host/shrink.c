/* pawl shrink: a failing schedule, made as short as it gets. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "boot.h"
#include "columns.h"
#include "given.h"
#include "shorten.h"
#include "subcommands.h"
#include "timeline.h"

enum { USUAL_LIMIT = 100000 /* ticks: runs are made by the hundred */, MOST_SECONDS = 20 };

/* ---- Options of the schedule ------------------------------------------------------------- */

static char *with(char *line, const char *name, const char *value)
{
    char *longer = text("%s%s%s=%s", line, *line ? " " : "", name, value);
    free(line);
    return longer;
}

/* Those on which the run depends, from schedule and command line, but for what its steps say already: who runs
   when, signals from outside. */
static char *options_of(struct session *session)
{
    const struct options *options = session->options;
    char *line = text("%s", "");
    size_t size;
    struct boot *boot = session_boot(session, 0, &size);
    if (boot->flags & BOOT_WAKE_ANY)
        line = with(line, "wake", "any");
    if (boot->flags & BOOT_CLOCK_FREE)
        line = with(line, "clock", "free");
    if (boot->flags & BOOT_LOSSY)
        line = with(line, "lossy", "yes");
    if (boot->flags & BOOT_FAILURE)
        line = with(line, "failure", "stop");
    free(boot);
    for (size_t i = 0; i < session->schedule.option_count; i++) {
        const struct schedule_option *option = &session->schedule.options[i];
        if (strcmp(option->name, "type") == 0)
            line = with(line, option->name, option->value);
    }
    for (size_t i = 0; i < options->type.count; i++)
        line = with(line, "type", options->type.items[i]);
    return line;
}

/* What the schedule's options now say is not said by the command line as well. */
static struct options without_order(const struct options *options)
{
    struct options rest = *options;
    rest.policy = rest.schedule = rest.wake = rest.clock = rest.failure = NULL;
    rest.quantum = rest.seed = rest.limit = (struct maybe){0};
    rest.lossy = false;
    rest.type = rest.signals = (struct list){0};
    return rest;
}

/* ---- The result -------------------------------------------------------------------------- */

static const char *plural(uint64_t count) { return count == 1 ? "" : "s"; }

static void say_counts(const struct rerun *before, const struct shortening *s)
{
    note("before: %llu preemption%s, %llu step%s; now: %llu preemption%s, %llu step%s (%u runs)",
         (unsigned long long)before->preemptions, plural(before->preemptions), (unsigned long long)before->steps,
         plural(before->steps), (unsigned long long)s->measure.preemptions, plural(s->measure.preemptions),
         (unsigned long long)s->measure.steps, plural(s->measure.steps), s->runs);
    if (s->measure.preemptions)
        note("whether fewer preemptions would do, pawl explore tells");
}

static void show(struct shortening *s, const char *schedule)
{
    struct rerun run;
    struct list sources = work_sources(&s->session->work);
    rerun(s->session, schedule, s->limit, &run);
    const struct timeline_options options = {
        .colour = isatty(STDERR_FILENO),
        .width = columns_terminal(STDERR_FILENO),
        .sources = &sources,
        .to_failure = s->wanted.kind == FAILS_ASSERT || s->wanted.kind == FAILS_CRASH,
    };
    fputc('\n', stderr);
    timeline_print(session_symbols(s->session), run.records, run.count, &options, stderr);
    fputc('\n', stderr);
    rerun_free(&run);
}

/* The limit that holds; a run is made by the hundred, so without one there is a usual one. */
static uint64_t limit_of(const struct session *session, struct options *options)
{
    for (size_t i = 0; i < session->schedule.option_count; i++)
        if (strcmp(session->schedule.options[i].name, "limit") == 0)
            return number_of("limit", session->schedule.options[i].value, 1);
    if (!options->limit.given)
        options->limit = (struct maybe){true, USUAL_LIMIT};
    return options->limit.value;
}

/* What is wrong with the run; if nothing is, there is nothing to be done. */
static struct failure failure_of_first(struct session *session, const struct rerun *run)
{
    const char *fails = session->options->fails;
    const struct failure asked = fails ? failure_parse(fails) : (struct failure){0};
    if (run->end == END_MISFIT)
        fail("the schedule does not fit: `pawl run' says where");
    struct failure failure = failure_of(session_symbols(session), run, fails ? &asked : NULL);
    if (!failure.kind)
        fail("the run does not fail%s: --fails=... says what is wrong with it", fails ? " in that way" : "");
    char *what = failure_text(&failure);
    note("%s", what);
    free(what);
    return failure;
}

int shrink_main(int argc, char **argv)
{
    struct given given = {0};
    struct session session;
    struct rerun first;
    given_read(&given, SUB_SHRINK, argc, argv);
    given_session(&given, &session);
    uint64_t limit = limit_of(&session, &given.options);
    rerun_now(&session, &first);
    struct shortening s = {.session = &session, .seconds = MOST_SECONDS, .limit = 4 * first.steps + 1000};
    s.wanted = failure_of_first(&session, &first);
    s.options = options_of(&session);
    s.wake_any = strstr(s.options, "wake=any");
    s.clock_free = strstr(s.options, "clock=free");
    if (s.wanted.kind == FAILS_LIMIT) {
        char *ticks = text("%llu", (unsigned long long)limit);
        s.options = with(s.options, "limit", ticks);
        free(ticks);
    }
    const struct options rest = without_order(&given.options);
    session.options = &rest;
    steps_of(first.records, s.wanted.records, s.wake_any, s.clock_free, &s.best);
    if (!shorten(&s))
        fail("the run's switches alone do not make it again");
    char *schedule = shorten_text(&s);
    puts(schedule);
    fflush(stdout);
    if (given.options.out && !session_save(&session, &given.programs, schedule, given.options.out))
        fail("-o %s: %s", given.options.out, strerror(errno));
    if (given.options.table || isatty(STDERR_FILENO))
        show(&s, schedule);
    say_counts(&first, &s);
    return 0;
}
