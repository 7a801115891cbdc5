/* Delta debugging of schedules. Candidates need not fit: what a thread cannot do is left out, and after the last
   part each thread runs as far as it can. */
#include "shorten.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "text.h"

enum { REPAIRS = 12, FAR = 1000000 /* steps: as far as it can */ };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool is_late(const struct shortening *s) { return now() - s->since > s->seconds; }

/* ---- Candidates -------------------------------------------------------------------------- */

static int compare(const struct measure *a, const struct measure *b)
{
    if (a->preemptions != b->preemptions)
        return a->preemptions < b->preemptions ? -1 : 1;
    if (a->parts != b->parts)
        return a->parts < b->parts ? -1 : 1;
    return a->steps < b->steps ? -1 : a->steps > b->steps;
}

/* "wake=any policy=coop: P1:3": whoever goes on after the parts is not preempted. */
static char *schedule_of(const struct shortening *s, const struct steps *steps)
{
    char *parts = steps_text(steps);
    char *schedule = text("%s%spolicy=coop: %s", s->options, *s->options ? " " : "", parts);
    free(parts);
    return schedule;
}

static bool was_tried(struct shortening *s, const char *schedule)
{
    uint64_t digest = 14695981039346656037u;
    for (; *schedule; schedule++)
        digest = (digest ^ (unsigned char)*schedule) * 1099511628211u;
    for (size_t i = 0; i < s->tried_count; i++)
        if (s->tried[i] == digest)
            return true;
    s->tried = grown(s->tried, s->tried_count + 1, sizeof *s->tried);
    s->tried[s->tried_count++] = digest;
    return false;
}

/* What was made of the candidate before it did not fit, and then its parts behind that one. */
static struct steps repaired(const struct shortening *s, const struct steps *candidate, const struct rerun *run)
{
    struct steps steps;
    steps_of(run->records, run->count, s->wake_any, s->clock_free, &steps);
    for (size_t i = run->misfit + (size_t)1; i < candidate->count; i++)
        steps_add(&steps, candidate->parts[i]);
    return steps;
}

/* Takes the run's schedule if it fails as wanted, and is shorter. */
static bool take(struct shortening *s, const struct rerun *run)
{
    struct failure failure = failure_of(session_symbols(s->session), run, &s->wanted);
    struct steps steps;
    free(failure.words);
    if (!failure.kind)
        return false;
    steps_of(run->records, failure.records, s->wake_any, s->clock_free, &steps);
    struct measure measure = {.preemptions = run->preemptions, .parts = steps.count};
    for (size_t i = 0; i < steps.count; i++)
        measure.steps += steps.parts[i].count;
    if (s->best.count && compare(&measure, &s->measure) >= 0) {
        steps_free(&steps);
        return false;
    }
    steps_free(&s->best);
    s->best = steps;
    s->measure = measure;
    return true;
}

/* Runs the candidate and frees it; true if it is the shortest now. */
static bool try(struct shortening *s, struct steps candidate)
{
    bool taken = false;
    for (unsigned repairs = 0; repairs < REPAIRS && !taken && !is_late(s); repairs++) {
        struct rerun run;
        char *schedule = schedule_of(s, &candidate);
        if (was_tried(s, schedule)) {
            free(schedule);
            break;
        }
        rerun(s->session, schedule, s->limit, &run);
        free(schedule);
        s->runs++;
        bool fits = run.end != END_MISFIT;
        if (fits) {
            taken = take(s, &run);
        } else {
            struct steps next = repaired(s, &candidate, &run);
            steps_free(&candidate);
            candidate = next;
        }
        rerun_free(&run);
        if (fits)
            break;
    }
    steps_free(&candidate);
    return taken;
}

/* ---- Ways to change one ------------------------------------------------------------------ */

static struct steps copy(const struct shortening *s, size_t from, size_t to)
{
    struct steps steps = {0};
    for (size_t i = from; i < to && i < s->best.count; i++)
        steps_add(&steps, s->best.parts[i]);
    return steps;
}

static void add_range(struct steps *steps, const struct shortening *s, size_t from, size_t to)
{
    for (size_t i = from; i < to && i < s->best.count; i++)
        steps_add(steps, s->best.parts[i]);
}

/* Without the parts of [at, at + size). */
static bool leave_out(struct shortening *s, size_t at, size_t size)
{
    struct steps steps = copy(s, 0, at);
    add_range(&steps, s, at + size, s->best.count);
    return try(s, steps);
}

/* The parts of [at, at + size) thread by thread: in the order in which the threads come first there, or last. */
static bool group(struct shortening *s, size_t at, size_t size, bool last)
{
    struct steps steps = copy(s, 0, at);
    size_t end = at + size < s->best.count ? at + size : s->best.count;
    for (size_t i = at; i < end; i++) {
        bool stands = true; /* it is the one that says where its thread comes */
        for (size_t j = last ? i + 1 : at; j < (last ? end : i); j++)
            stands &= s->best.parts[j].thread != s->best.parts[i].thread;
        for (size_t j = at; stands && j < end; j++)
            if (s->best.parts[j].thread == s->best.parts[i].thread)
                steps_add(&steps, s->best.parts[j]);
    }
    add_range(&steps, s, end, s->best.count);
    return try(s, steps);
}

/* Part i is joined by the next of its thread; or goes there itself. */
static bool join(struct shortening *s, size_t i, bool later)
{
    size_t next = i + 1;
    while (next < s->best.count && s->best.parts[next].thread != s->best.parts[i].thread)
        next++;
    if (next == s->best.count)
        return false;
    struct steps steps = copy(s, 0, i + !later);
    if (!later)
        steps_add(&steps, s->best.parts[next]);
    add_range(&steps, s, i + 1, next);
    if (later)
        steps_add(&steps, s->best.parts[i]);
    add_range(&steps, s, next + !later, s->best.count);
    return try(s, steps);
}

/* Part i goes on as far as its thread can. */
static bool go_on(struct shortening *s, size_t i)
{
    struct steps steps = copy(s, 0, i + 1);
    if (!steps.count || !steps.parts[steps.count - 1].count)
        return steps_free(&steps), false;
    steps.parts[steps.count - 1].count = FAR;
    add_range(&steps, s, i + 1, s->best.count);
    return try(s, steps);
}

/* Part i is so many steps shorter: what its thread does later, or no more, may do as well. */
static bool shift(struct shortening *s, size_t i, unsigned count)
{
    struct stretch part = s->best.parts[i];
    if (part.count <= count)
        return false;
    struct steps steps = copy(s, 0, i);
    part.count -= count;
    steps_add(&steps, part);
    add_range(&steps, s, i + 1, s->best.count);
    return try(s, steps);
}

/* ---- The search -------------------------------------------------------------------------- */

static bool in_windows(struct shortening *s, size_t size)
{
    bool any = false;
    size_t stride = size > 3 ? size / 2 : 1;
    for (size_t at = 0; at < s->best.count && !is_late(s);) {
        bool better = leave_out(s, at, size) ||
                      (size > 2 && (group(s, at, size, false) || group(s, at, size, true)));
        any |= better;
        at += better ? 0 : stride;
    }
    return any;
}

static bool one_by_one(struct shortening *s)
{
    bool any = false;
    for (size_t i = 0; i < s->best.count && !is_late(s);) {
        bool better = join(s, i, false) || join(s, i, true) || go_on(s, i);
        for (unsigned count = s->best.parts[i].count / 2; count && !better; count /= 2)
            better = shift(s, i, count);
        any |= better;
        i += !better;
    }
    return any;
}

/* The shortest beginning after which it fails if nobody is preempted any more. */
static bool cut(struct shortening *s)
{
    bool any = false;
    for (size_t size = s->best.count / 2; size; size /= 2)
        while (size < s->best.count && !is_late(s) && try(s, copy(s, 0, s->best.count - size)))
            any = true;
    return any;
}

bool shorten(struct shortening *s)
{
    bool again = true;
    s->since = now();
    s->measure = (struct measure){UINT64_MAX, UINT64_MAX, UINT64_MAX};
    if (!try(s, copy(s, 0, s->best.count)))
        return false;
    while (again && !is_late(s)) {
        again = cut(s);
        for (size_t size = s->best.count / 2; size > 1; size /= 2)
            again |= in_windows(s, size);
        again |= in_windows(s, 3);
        again |= in_windows(s, 1);
        again |= one_by_one(s);
    }
    return true;
}

/* ---- As it is written -------------------------------------------------------------------- */

/* As text, with * in place of some counts. */
static char *written(const struct shortening *s, size_t count, const bool *star)
{
    char *whole;
    size_t size;
    FILE *to = open_memstream(&whole, &size);
    if (!to)
        fail("out of memory");
    if (*s->options)
        fprintf(to, "%s: ", s->options);
    for (size_t i = 0; i < count; i++) {
        const struct stretch *part = &s->best.parts[i];
        fputs(i ? " " : "", to);
        if (!part->count)
            fputs(part->word, to);
        else if (star[i])
            fprintf(to, "P%u:*", part->thread);
        else
            fprintf(to, "P%u:%u", part->thread, part->count);
    }
    fclose(to);
    return whole;
}

/* True if that text still fails, with no more preemptions, after the same steps. */
static bool is_as_good(struct shortening *s, const char *schedule)
{
    struct rerun run;
    rerun(s->session, schedule, s->limit, &run);
    s->runs++;
    struct failure failure = failure_of(session_symbols(s->session), &run, &s->wanted);
    bool good = failure.kind && run.preemptions <= s->measure.preemptions;
    struct steps steps = {0};
    steps_of(run.records, failure.records, s->wake_any, s->clock_free, &steps);
    good = good && steps.count == s->best.count;
    for (size_t i = 0; good && i < steps.count; i++)
        good = steps.parts[i].thread == s->best.parts[i].thread && steps.parts[i].count == s->best.parts[i].count;
    steps_free(&steps);
    rerun_free(&run);
    free(failure.words);
    return good;
}

/* True if `count` parts with these stars say the same; with false nothing of them changes. */
static bool may_write(struct shortening *s, size_t count, const bool *star)
{
    char *schedule = written(s, count, star);
    bool good = is_as_good(s, schedule);
    free(schedule);
    return good;
}

char *shorten_text(struct shortening *s)
{
    bool *star = grown(NULL, s->best.count + 1, sizeof *star);
    memset(star, 0, s->best.count + 1);
    size_t count = s->best.count;
    for (size_t i = 0; i < s->best.count && s->best.count < 100; i++) {
        bool between = i + 1 < s->best.count && !s->best.parts[i + 1].count; /* an answer within it */
        star[i] = s->best.parts[i].count > 1 && !between;
        star[i] = star[i] && may_write(s, count, star);
    }
    while (count > 1 && may_write(s, count - 1, star))
        count--;
    char *schedule = written(s, count, star);
    free(star);
    return schedule;
}
