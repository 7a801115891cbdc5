/* What could still happen. */
#include "play_ahead.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "exploration.h"
#include "phrases.h"
#include "play_future.h"

enum { MILLISECONDS = 5000, MOST_SHOWN = 200 };

/* What the explorer said. */
struct view {
    struct answer answer;
    struct future *futures;
    size_t count;
};

struct ahead {
    struct options options;
    struct exploration exploration;
    struct future_names names;
    char *word; /* that asks for values at the end; NULL: there are none */
    bool stopped;
    struct play *play;
    bool knows_start;
    struct view start, here;
    char *path; /* of which `here` is; NULL: of none yet */
    enum goal_ahead goal;
    char *way; /* the entries of a run that reaches the goal, and begins with the path */
};

/* ---- Asking ------------------------------------------------------------------------------ */

static bool stops(void *context, const struct effort *effort)
{
    struct ahead *ahead = context;
    const struct play *play = ahead->play;
    ahead->stopped = ahead->stopped || (play->stops && play->stops(play->context, effort));
    return ahead->stopped;
}

/* How many there are before anybody has made a step. */
static unsigned first_threads(const struct play *play)
{
    struct rerun run;
    unsigned count = 0;
    char *schedule = text("%s" END_ENTRY, play->options);
    rerun(play->session, schedule, 0, &run);
    for (size_t i = 0; i < run.count; i++)
        count += run.records[i].event == EVENT_CREATE;
    rerun_free(&run);
    free(schedule);
    return count;
}

/* Of play's options those that say what the machine is, and how it runs. */
static struct ahead *begin(struct play *play)
{
    struct ahead *ahead = grown(NULL, 1, sizeof *ahead);
    const struct options *own = play->session->options;
    *ahead = (struct ahead){.play = play, .options = *own};
    struct options *options = &ahead->options;
    bool any = strstr(play->options, "wake=any");
    options->wake = any ? "any" : "fifo";
    options->clock = "free";
    options->lossy = own->lossy || strstr(play->options, "lossy=yes");
    options->schedule = options->failure = NULL;
    options->time = (struct maybe){true, MILLISECONDS};
    options->random = (struct maybe){true, 0};
    options->target = target_find("host");
    exploration_begin(&ahead->exploration, options, play->programs);
    ahead->exploration.stops = stops;
    ahead->exploration.context = ahead;
    future_names(play, &ahead->names);
    ahead->word = future_word(&ahead->names, exploration_symbols(&ahead->exploration));
    ahead->names.first = first_threads(play);
    return ahead;
}

static void forget(struct view *view)
{
    for (size_t i = 0; i < view->count; i++)
        future_free(&view->futures[i]);
    free(view->futures);
    answer_free(&view->answer);
    *view = (struct view){0};
}

static bool holds(const struct view *view, const char *line)
{
    for (size_t i = 0; i < view->count; i++)
        if (strcmp(view->futures[i].text, line) == 0)
            return true;
    return false;
}

/* All runs that begin with the entries; outcomes that differ in when processes ended only are one. */
static bool explore(struct ahead *ahead, const char *entries, struct view *view)
{
    char *misfit = NULL;
    struct list words = {0};
    if (ahead->word)
        list_add(&words, ahead->word);
    if (!exploration_from(&ahead->exploration, entries, &misfit)) {
        play_say(ahead->play, TONE_BAD, say(SAY_PLAY_AHEAD_MISFIT), misfit);
        return false;
    }
    exploration_run(&ahead->exploration, words.count ? &words : NULL, true, &view->answer);
    view->futures = grown(NULL, view->answer.outcome_count + 1, sizeof *view->futures);
    view->count = 0;
    for (size_t i = 0; i < view->answer.outcome_count; i++) {
        struct future future = future_of(&view->answer.outcomes[i], &ahead->names);
        if (holds(view, future.text))
            future_free(&future);
        else
            view->futures[view->count++] = future;
    }
    return true;
}

/* ---- The goal ---------------------------------------------------------------------------- */

/* Of runs that may reach the goal the one with fewest preemptions that does. */
static void look_for_goal(struct ahead *ahead)
{
    bool maybe = false;
    const struct view *here = &ahead->here;
    free(ahead->way);
    ahead->way = NULL;
    ahead->goal = GOAL_NONE;
    if (!ahead->play->goals.count)
        return;
    for (size_t i = 0; i < here->count && !ahead->way; i++) {
        const struct future *future = &here->futures[i];
        if (!future_may_reach(ahead->play, future, &ahead->names))
            continue;
        const char *schedule = future->outcome->schedule, *colon = strstr(schedule, ": ");
        const char *entries = colon ? colon + 2 : schedule;
        maybe = true;
        if (play_reaches(ahead->play, entries))
            ahead->way = text("%s", entries);
    }
    bool all = here->answer.complete && here->answer.outcomes_complete;
    ahead->goal = ahead->way ? GOAL_OPEN : maybe || !all ? GOAL_UNKNOWN : GOAL_LOST;
}

/* ---- Lines ------------------------------------------------------------------------------- */

static bool is_violated(const struct answer *answer, const char *kind)
{
    for (size_t i = 0; i < answer->violation_count; i++)
        if (strcmp(answer->violations[i].kind, kind) == 0)
            return true;
    return false;
}

/* The outcomes of one that the other has not; `other` NULL: all. */
static void put_outcomes(struct list *lines, enum phrase title, const struct view *one, const struct view *other)
{
    size_t shown = 0;
    for (size_t i = 0; i < one->count; i++) {
        if (other && holds(other, one->futures[i].text))
            continue;
        if (!shown++)
            list_add(lines, text("%s", say(title)));
        if (shown <= MOST_SHOWN)
            list_add(lines, text("  %s", one->futures[i].text));
    }
    if (shown > MOST_SHOWN)
        list_add(lines, text("  ... (%zu)", shown));
}

static void put_kinds(struct list *lines, enum phrase title, const struct answer *one, const struct answer *other)
{
    for (size_t i = 0; i < one->violation_count; i++)
        if (!other || !is_violated(other, one->violations[i].kind))
            list_add(lines, text("%s %s", say(title), say_kind(one->violations[i].kind)));
}

/* What was found depends on timers that fire when they like; here they may not. */
static bool has_timers(const struct view *view)
{
    for (size_t i = 0; i < view->count; i++)
        if (strchr(view->futures[i].outcome->schedule, '!'))
            return true;
    return false;
}

static void put_lines(const struct ahead *ahead, struct list *lines)
{
    static const enum phrase goals[] = {[GOAL_OPEN] = SAY_PLAY_AHEAD_OPEN, [GOAL_LOST] = SAY_PLAY_AHEAD_LOST,
                                        [GOAL_UNKNOWN] = SAY_PLAY_AHEAD_UNKNOWN};
    const struct view *here = &ahead->here, *start = &ahead->start;
    bool all = here->answer.complete && here->answer.outcomes_complete;
    for (size_t i = 0; i < lines->count; i++)
        free(lines->items[i]);
    lines->count = 0;
    list_add(lines, text("%s", say(all ? SAY_PLAY_AHEAD_ALL : SAY_PLAY_AHEAD_SOME)));
    if (ahead->goal != GOAL_NONE)
        list_add(lines, text("%s", say(goals[ahead->goal])));
    put_kinds(lines, SAY_PLAY_AHEAD_WRONG, &here->answer, NULL);
    if (all && ahead->knows_start)
        put_kinds(lines, SAY_PLAY_AHEAD_RIGHT, &start->answer, &here->answer);
    put_outcomes(lines, SAY_PLAY_AHEAD_CAN, here, NULL);
    if (all && ahead->knows_start)
        put_outcomes(lines, SAY_PLAY_AHEAD_CANNOT, start, here);
    if (has_timers(here) && !strstr(ahead->play->options, "clock=free"))
        list_add(lines, text("%s", say(SAY_PLAY_AHEAD_TIMERS)));
}

/* ---- The question ------------------------------------------------------------------------ */

/* The entries of the path as they were played; or, if it goes by the clock, as steps and timers. */
static char *entries_of(struct play *play, bool by_clock)
{
    char *path = by_clock ? play_steps(play) : play_schedule(play), *copy;
    copy = text("%s", by_clock ? path : path + strlen(play->options));
    free(path);
    return copy;
}

static bool is_same(const struct record *one, const struct record *other)
{
    return one->thread == other->thread && one->event == other->event && one->size == other->size;
}

/* The next record from there on that tells what a thread does. */
static size_t next_deed(const struct rerun *run, size_t at)
{
    for (; at < run->count; at++)
        switch (run->records[at].event) {
        case EVENT_READ:
        case EVENT_WRITE:
        case EVENT_ATOMIC:
        case EVENT_CALL:
        case EVENT_SIGNAL:
            return at;
        }
    return at;
}

static bool same_deeds(const struct rerun *one, const struct rerun *other)
{
    for (size_t i = 0, j = 0;; i++, j++) {
        i = next_deed(one, i);
        j = next_deed(other, j);
        if (i == one->count || j == other->count)
            return i == one->count && j == other->count;
        if (!is_same(&one->records[i], &other->records[j]))
            return false;
    }
}

/* True if the explorer's machine does along these entries what was played: with another clock it may do something else. */
static bool is_played(struct ahead *ahead, const char *entries)
{
    struct rerun played, explored;
    char *schedule = text("%s failure=stop: %s " END_ENTRY, ahead->exploration.schedule_options, entries);
    play_path(ahead->play, &played);
    rerun(exploration_machine(&ahead->exploration), schedule, 0, &explored);
    bool same = same_deeds(&played, &explored);
    rerun_free(&played);
    rerun_free(&explored);
    free(schedule);
    return same;
}

/* False: it cannot be, and the message says why. */
static bool explore_path(struct ahead *ahead)
{
    bool good = false;
    for (int by_clock = 0; by_clock < 2 && !good; by_clock++) {
        char *entries = entries_of(ahead->play, by_clock);
        good = is_played(ahead, entries);
        if (good && !explore(ahead, entries, &ahead->here)) {
            free(entries);
            return false;
        }
        free(entries);
    }
    if (!good)
        play_say(ahead->play, TONE_BAD, "%s", say(SAY_PLAY_AHEAD_CLOCK));
    return good;
}

static bool look_ahead(struct ahead *ahead, const char *path)
{
    bool begins = !ahead->play->taken;
    ahead->stopped = false;
    free(ahead->path);
    ahead->path = NULL;
    forget(&ahead->here);
    if (!explore_path(ahead))
        return false;
    if (!ahead->knows_start && !ahead->stopped && !begins)
        ahead->knows_start = explore(ahead, "", &ahead->start);
    look_for_goal(ahead);
    if (!ahead->stopped)
        ahead->path = text("%s", path);
    return true;
}

bool ahead_ask(struct play *play)
{
    play_say(play, TONE_PLAIN, "%s", "");
    if (play->stops)
        play->stops(play->context, NULL);
    if (!play->ahead)
        play->ahead = begin(play);
    struct ahead *ahead = play->ahead;
    char *path = play_schedule(play);
    bool good = (ahead->path && strcmp(ahead->path, path) == 0) || look_ahead(ahead, path);
    free(path);
    if (good)
        put_lines(ahead, &play->ahead_lines);
    return good;
}

/* ---- The hint ---------------------------------------------------------------------------- */

static bool is_answer(const char *entry) { return *entry == 'w' || memchr(entry, '?', strcspn(entry, " ")); }

/* What the entry at *at does, in single steps: "P2:5" is five, "!P2" one, an answer none. *at goes behind it. */
static unsigned steps_in(const char **at)
{
    unsigned thread, count, steps = is_answer(*at) ? 0 : 1;
    if (sscanf(*at, "P%u:%u", &thread, &count) == 2)
        steps = count;
    *at += strcspn(*at, " ");
    *at += strspn(*at, " ");
    return steps;
}

/* The first single step of the way that is none of the path's, and what it is told. */
static char *next_of(const char *way, const char *path)
{
    unsigned taken = 0, thread, count;
    while (*path)
        taken += steps_in(&path);
    while (*way) {
        const char *entry = way, *end;
        unsigned steps = steps_in(&way);
        if (taken >= steps) {
            taken -= steps;
            continue;
        }
        bool many = sscanf(entry, "P%u:%u", &thread, &count) == 2;
        if (many && taken + 1 < steps)
            return text("P%u:1", thread);
        for (end = way; *end && is_answer(end); end += strspn(end, " "))
            end += strcspn(end, " ");
        while (end > way && end[-1] == ' ')
            end--;
        return many ? text("P%u:1%s%.*s", thread, end > way ? " " : "", (int)(end - way), way)
                    : text("%.*s", (int)strcspn(entry, " "), entry);
    }
    return NULL;
}

void ahead_hint(struct play *play)
{
    if (!play->goals.count) {
        play_say(play, TONE_BAD, "%s", say(SAY_PLAY_HINT_NO_GOAL));
        return;
    }
    if (!ahead_ask(play))
        return;
    const struct ahead *ahead = play->ahead;
    char *path = play_steps(play), *next = ahead->way ? next_of(ahead->way, path) : NULL;
    if (ahead->goal == GOAL_OPEN && next)
        play_say(play, TONE_GOOD, say(SAY_PLAY_HINT), next);
    else if (ahead->goal == GOAL_OPEN)
        play_say(play, TONE_GOOD, "%s", say(SAY_PLAY_REACHED));
    else
        play_say(play, TONE_BAD, "%s", say(ahead->goal == GOAL_LOST ? SAY_PLAY_AHEAD_LOST : SAY_PLAY_AHEAD_UNKNOWN));
    free(path);
    free(next);
}
