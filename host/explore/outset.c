#include "outset.h"

#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "run.h"

struct outset outset = {.path = {.loop = NO_LOOP}, .last = NOBODY_LAST};

static struct run run;
static struct move moves[MOVES_MAX];

/* ---- Words ---------------------------------------------------------------------------------- */

enum { ASKED_MOST = 16 };

/* A word for a move, and those behind it, which say what the last of its steps was told. */
struct group {
    const char *word; /* as it was written */
    char kind;        /* 0: steps; t, g, f */
    unsigned number;  /* of the thread */
    unsigned value;   /* steps; signal; error */
    unsigned count;
    struct told {
        char kind; /* w, or ? for both a choice and a fate */
        unsigned thread, value;
    } answers[ASKED_MOST];
};

static bool read_number(const char **at, unsigned *value)
{
    char *end;
    *value = (unsigned)strtoul(*at, &end, 10);
    bool some = end != *at;
    *at = end;
    return some;
}

/* "N", or "N=V": V stays as it is. */
static bool read_pair(const char *at, unsigned *first, char between, unsigned *second)
{
    if (!read_number(&at, first))
        return false;
    return !between ? !*at : *at++ == between && read_number(&at, second) && !*at;
}

static bool read_move(const char *word, struct group *group)
{
    *group = (struct group){.word = word};
    if (*word >= '0' && *word <= '9')
        return read_pair(word, &group->number, '*', &group->value);
    group->kind = *word;
    return strchr("tgf", *word) && read_pair(word + 1, &group->number, *word == 't' ? 0 : '=', &group->value);
}

static bool read_answer(const char *word, struct group *group)
{
    struct told *told = &group->answers[group->count++];
    told->kind = *word == 'w' ? 'w' : '?';
    unsigned nothing;
    return *word == 'w' ? read_pair(word + 1, &told->value, 0, &nothing)
                        : read_pair(word + 1, &told->thread, '=', &told->value);
}

/* ---- Moves ---------------------------------------------------------------------------------- */

static bool is_answered(const struct label *label, const struct group *group)
{
    if (label->answer_count < group->count)
        return false;
    for (unsigned i = 0; i < group->count; i++) {
        const struct answer *given = &label->answers[i];
        const struct told *told = &group->answers[i];
        unsigned thread = given->thread ? given->thread : label->number;
        if (given->value != told->value || (given->kind == ANSWER_WAITER) != (told->kind == 'w') ||
            (told->kind != 'w' && thread != told->thread))
            return false;
    }
    return true;
}

/* Makes one move of the group: of several that fit, the first, which is told 0 where nothing is said. */
static bool make(const struct group *group, enum move_kind kind, bool last)
{
    unsigned count;
    const uint8_t *threads = engine_threads(&count);
    for (unsigned t = 0; t < count && !run.over; t++) {
        if (engine_view(threads[t])->number != group->number)
            continue;
        for (unsigned i = 0, own = engine_moves(threads[t], moves); i < own; i++) {
            const struct label *label = engine_label(moves[i].label);
            bool detail = kind == MOVE_STEP || kind == MOVE_TIMER || label->signal == group->value;
            if (moves[i].kind != kind || !detail || (last && !is_answered(label, group)))
                continue;
            outset.history = history_after(outset.history, moves[i].note);
            if (moves[i].flags & MOVE_FAILS)
                outset.over = moves[i].note;
            run_make(&run, &moves[i]);
            return true;
        }
    }
    return false;
}

static bool make_group(const struct group *group)
{
    if (group->kind)
        return make(group, group->kind == 't' ? MOVE_TIMER : group->kind == 'g' ? MOVE_SIGNAL : MOVE_FAULT, true);
    for (unsigned i = 1; i <= group->value; i++)
        if (!make(group, MOVE_STEP, i == group->value))
            return false;
    return group->value;
}

/* A step that fails is said by two words, of which the second is one step: the first has made it. */
static bool is_said(const struct group *fault, const struct group *steps)
{
    return fault->kind == 'f' && !steps->kind && fault->number == steps->number && steps->value == 1;
}

/* What never happens in these moves need not be looked for. */
static void allow(const char *words)
{
    uint32_t signals = 0;
    bool faults = false;
    for (const char *at = words; *at; at += strcspn(at, " "), at += strspn(at, " ")) {
        const char *equals = strchr(at, '=');
        unsigned signal = *at == 'g' && equals ? (unsigned)strtoul(equals + 1, NULL, 10) : 0;
        if (signal && signal < 32)
            signals |= UINT32_C(1) << (signal - 1);
        faults |= *at == 'f';
    }
    engine_may(signals, faults);
}

static const char *go(char *words)
{
    struct group group = {0}, next;
    char *rest, *word = strtok_r(words, " ", &rest);
    while (word) {
        if (!read_move(word, &next))
            return word;
        while ((word = strtok_r(NULL, " ", &rest)) && strchr("w?l", *word))
            if (next.count == ASKED_MOST || !read_answer(word, &next))
                return word;
        if (!is_said(&group, &next) && !make_group(&next))
            return next.word;
        group = next;
    }
    return NULL;
}

const char *outset_go(char *words, uint32_t note)
{
    outset.history = history_after(0, note);
    run_begin(&run);
    if (words)
        allow(words);
    const char *misfit = words ? go(words) : NULL;
    if (misfit)
        return misfit;
    outset.path = run.path;
    outset.preemptions = run.preemptions;
    outset.last = run.last;
    engine_set_out();
    return NULL;
}
