/* The answer as a person reads it. */
#include "answertext_private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "columns.h"
#include "explore/protocol.h"
#include "phrases.h"
#include "text.h"

enum { USUAL_WIDTH = 100, LEAST_WIDTH = 60 };

static void strong(const struct paper *paper, bool good)
{
    if (paper->colour)
        fputs(good ? "\033[1;32m" : "\033[1;31m", paper->to);
}

static void plain(const struct paper *paper)
{
    if (paper->colour)
        fputs("\033[0m", paper->to);
}

/* One of three phrases: for none, for one, a format for more. */
static void put_counted(uint64_t count, enum phrase none, enum phrase one, enum phrase many, FILE *to)
{
    if (count > 1 || (count == 0 && none == many))
        fprintf(to, say(many), (unsigned long long)count);
    else
        fputs(say(count ? one : none), to);
}

/* ---- The verdict ------------------------------------------------------------------------- */

static void put_good(const struct answer *answer, const struct paper *paper)
{
    bool bounded = !answer->complete && answer->bound >= 0;
    strong(paper, answer->complete || bounded);
    if (answer->complete)
        fputs(say(SAY_OK), paper->to);
    else if (bounded && answer->bound <= 1)
        fputs(say(answer->bound ? SAY_OK_ONE : SAY_OK_ZERO), paper->to);
    else if (bounded)
        fprintf(paper->to, say(SAY_OK_BOUND), (long long)answer->bound);
    else
        fputs(say(SAY_UNKNOWN), paper->to);
    plain(paper);
    fputc('\n', paper->to);
}

static void put_verdict(const struct answer *answer, const struct paper *paper)
{
    const struct finding *worst = answer->worst;
    if (answer->broken)
        fprintf(paper->to, "%s\n", say(SAY_BROKEN));
    if (!worst) {
        put_good(answer, paper);
        return;
    }
    char *sentence = say_finding(worst);
    strong(paper, false);
    fprintf(paper->to, "%s: %s.", say_kind(worst->kind), sentence);
    plain(paper);
    free(sentence);
    fputc('\n', paper->to);
    if (!answer->complete && answer->bound >= 0) {
        put_counted((uint64_t)answer->bound, SAY_TRIED_ZERO, SAY_TRIED_ONE, SAY_TRIED, paper->to);
        fputc('\n', paper->to);
    }
}

static void put_scope(const struct exploration *exploration, const struct answer *answer, const struct paper *paper)
{
    if (exploration->from) {
        fprintf(paper->to, say(SAY_FROM), exploration->options.from);
        fputc('\n', paper->to);
    }
    const char *options = answer->schedule_options ? answer->schedule_options : "";
    bool any = strstr(options, "wake=any"), free_clock = strstr(options, "clock=free");
    fprintf(paper->to, "%s\n", say(SAY_HOLDS_FOR));
    if (any || free_clock)
        fprintf(paper->to, "%s%s%s\n", any ? say(SAY_WAKE_ANY) : "", any && free_clock ? " " : "",
                free_clock ? say(SAY_CLOCK_FREE) : "");
}

/* ---- Findings ---------------------------------------------------------------------------- */

static void put_length(const struct finding *finding, const struct paper *paper)
{
    put_counted(finding->preemptions, SAY_NO_PREEMPTION, SAY_PREEMPTION, SAY_PREEMPTIONS, paper->to);
    fputs(", ", paper->to);
    put_counted(finding->steps, SAY_STEPS, SAY_STEP, SAY_STEPS, paper->to);
}

/* True if every run with fewer preemptions was tried. */
static bool is_least(const struct answer *answer, const struct finding *finding)
{
    return finding->preemptions && !answer_open_to(answer, finding->preemptions - 1);
}

static void put_commands(struct exploration *exploration, const struct finding *finding, const char *prefix,
                         const struct paper *paper)
{
    const char *folder = exploration->options.save;
    fprintf(paper->to, "  %s", say(SAY_AGAIN));
    if (folder) {
        fprintf(paper->to, "pawl replay %s/%s%s.schedule\n  (%s)\n", folder, prefix, finding->kind, say(SAY_ALSO_FILE));
        return;
    }
    char *line = session_schedule_line(&exploration->explorer, exploration->programs);
    const char *programs = line + strlen("pawl-schedule 1 ");
    programs += strcspn(programs, " ");
    fprintf(paper->to, "pawl run --schedule='%s'%s\n  (%s)\n", finding->schedule, programs, say(SAY_ALSO));
    free(line);
}

static void put_finding(struct exploration *exploration, const struct answer *answer, const struct finding *finding,
                        const struct example *example, const struct paper *paper)
{
    bool worst = finding == answer->worst;
    char *sentence = say_finding(finding);
    fprintf(paper->to, "\n%s%s%s (", say_kind(finding->kind), worst ? "" : ": ", worst ? "" : sentence);
    free(sentence);
    put_length(finding, paper);
    if (is_least(answer, finding) && exploration->from)
        fprintf(paper->to, "; %s", say(worst ? SAY_NO_FEWER_FROM : SAY_NO_FEWER_FROM_SO));
    else if (is_least(answer, finding))
        fprintf(paper->to, "; %s", say(worst ? SAY_NO_FEWER : SAY_NO_FEWER_SO));
    else if (finding->preemptions)
        fprintf(paper->to, "; %s", say(SAY_MAYBE_FEWER));
    fputs("):\n", paper->to);
    if (example->broken)
        fprintf(paper->to, "  %s\n", say(SAY_NO_REPLAY));
    else
        example_report(exploration, example, "  ", paper->to);
    put_commands(exploration, finding, "", paper);
}

static void put_worst(struct exploration *exploration, const struct answer *answer, const struct paper *paper)
{
    struct example example;
    example_run(exploration, answer->worst, &example);
    put_finding(exploration, answer, answer->worst, &example, paper);
    if (!example.broken) {
        fputc('\n', paper->to);
        example_timeline(exploration, &example, paper->colour, paper->width, paper->to);
        if (!exploration->from)
            answertext_hint(exploration, answer, &example, paper);
    }
    example_free(&example);
}

static void put_others(struct exploration *exploration, const struct answer *answer, const struct paper *paper)
{
    for (size_t i = 0; i < answer->violation_count; i++) {
        struct example example;
        if (&answer->violations[i] == answer->worst)
            continue;
        example_run(exploration, &answer->violations[i], &example);
        put_finding(exploration, answer, &answer->violations[i], &example, paper);
        example_free(&example);
    }
    if (answer->note_count)
        fprintf(paper->to, "\n%s\n", say(SAY_BESIDES));
    for (size_t i = 0; i < answer->note_count; i++) {
        const struct finding *finding = &answer->notes[i];
        char *sentence = say_finding(finding);
        fprintf(paper->to, "  %s: %s (", say_kind(finding->kind), sentence);
        free(sentence);
        put_length(finding, paper);
        fputs(")\n", paper->to);
        put_commands(exploration, finding, "note-", paper);
    }
}

/* What --reach asked for, and no note says that it is there. */
static void put_questions(const struct exploration *exploration, const struct answer *answer, const struct paper *paper)
{
    const struct list *asked = &exploration->options.reach;
    for (size_t i = 0; i < answer->note_count; i++)
        if (strcmp(answer->notes[i].kind, "reach") == 0)
            return;
    if (asked->count)
        fputc('\n', paper->to);
    for (size_t i = 0; i < asked->count; i++) {
        fprintf(paper->to, say(answer->complete ? SAY_NO_STATE : SAY_UNREACHED_STATE), asked->items[i]);
        fputc('\n', paper->to);
    }
}

/* ---- All of it --------------------------------------------------------------------------- */

static uint64_t random_runs(const struct options *options)
{
    return options->random.given ? options->random.value : RANDOM_RUNS;
}

void answer_print(struct exploration *exploration, const struct answer *answer, FILE *to)
{
    unsigned width = columns_terminal(fileno(to));
    const struct paper paper = {.to = to,
                                .colour = isatty(fileno(to)),
                                .width = !width ? USUAL_WIDTH : width < LEAST_WIDTH ? LEAST_WIDTH : width};
    put_verdict(answer, &paper);
    put_scope(exploration, answer, &paper);
    answertext_conditions(answer, &paper);
    if (answer->worst)
        put_worst(exploration, answer, &paper);
    put_others(exploration, answer, &paper);
    put_questions(exploration, answer, &paper);
    answertext_outcomes(answer, random_runs(&exploration->options), &paper);
    answertext_unreached(answer, &paper);
    answertext_counts(answer, &paper);
}
