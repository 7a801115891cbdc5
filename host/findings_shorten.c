/* Examples of random runs, made shorter. */
#include "findings.h"

#include <stdlib.h>
#include <string.h>

#include "shorten.h"
#include "text.h"

enum { SECONDS = 3, BEYOND = 20000 /* ticks */ };

static enum failure_kind kind_of(const struct finding *finding)
{
    if (strcmp(finding->kind, "assert") == 0)
        return FAILS_ASSERT;
    if (strcmp(finding->kind, "crash") == 0)
        return FAILS_CRASH;
    if (strcmp(finding->kind, "deadlock") == 0 && strcmp(finding->how, "all") == 0)
        return FAILS_DEADLOCK;
    return FAILS_NOT;
}

/* The options before the entries, without their colon; a new string. */
static char *options_of(const char *schedule)
{
    const char *colon = strstr(schedule, ": ");
    bool any = colon && memchr(schedule, '=', (size_t)(colon - schedule));
    return text("%.*s", any ? (int)(colon - schedule) : 0, schedule);
}

static void replace(struct finding *finding, const struct shortening *s)
{
    char *entries = steps_text(&s->best);
    free(finding->schedule);
    finding->schedule = text("%s%s%s", s->options, *s->options ? ": " : "", entries);
    finding->preemptions = s->measure.preemptions;
    finding->steps = s->measure.steps;
    free(entries);
}

static bool shorten_one(struct exploration *exploration, struct finding *finding)
{
    struct rerun first;
    struct shortening s = {.session = exploration_machine(exploration), .seconds = SECONDS};
    const struct failure wanted = {.kind = kind_of(finding)};
    rerun(s.session, finding->schedule, finding->steps + BEYOND, &first);
    s.wanted = failure_of(session_symbols(s.session), &first, &wanted);
    s.options = options_of(finding->schedule);
    s.wake_any = strstr(s.options, "wake=any");
    s.clock_free = strstr(s.options, "clock=free");
    s.limit = 4 * first.steps + 1000;
    steps_of(first.records, s.wanted.records, s.wake_any, s.clock_free, &s.best);
    bool better = s.wanted.kind && shorten(&s) && s.measure.preemptions < finding->preemptions;
    if (better)
        replace(finding, &s);
    steps_free(&s.best);
    rerun_free(&first);
    free(s.options);
    free(s.wanted.words);
    free(s.tried);
    return better;
}

void findings_shorten(struct exploration *exploration, struct answer *answer)
{
    bool any = false;
    for (size_t i = 0; i < answer->violation_count; i++) {
        struct finding *finding = &answer->violations[i];
        if (finding->preemptions && kind_of(finding) && answer_open_to(answer, finding->preemptions - 1))
            any |= shorten_one(exploration, finding);
    }
    if (any)
        answer_finish(answer);
}
