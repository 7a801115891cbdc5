/* A run that shows something, made shorter: tried again without some of its parts, or with two parts of one thread
   put together; what still shows it, with fewer preemptions, then steps, is kept. */
#include "run.h"

#include <stdlib.h>
#include <string.h>

#include "effort.h"
#include "grow.h"

/* Steps of one thread, or something that happens by itself. */
struct part {
    uint32_t first, count; /* labels of the finding's path */
    uint16_t number;       /* of the thread */
    bool by_itself;
};

struct parts {
    struct part *items;
    uint32_t count, room;
};

static struct {
    unsigned kind, left; /* runs that may still be tried */
    struct finding *best;
    struct run run;
} shortening;

static void add(struct parts *parts, struct part part)
{
    GROW(parts->items, parts->count, parts->room, search_memory);
    parts->items[parts->count++] = part;
}

/* The parts of the best run so far. */
static void divide(struct parts *parts)
{
    const struct path *path = &shortening.best->path;
    parts->count = 0;
    for (uint32_t i = 0; i < path->count; i++) {
        const struct label *label = engine_label(path->labels[i]);
        bool by_itself = label->kind == MOVE_TIMER || label->kind == MOVE_SIGNAL;
        struct part *last = parts->count ? &parts->items[parts->count - 1] : NULL;
        if (last && !by_itself && !last->by_itself && last->number == label->number)
            last->count++;
        else
            add(parts, (struct part){i, 1, label->number, by_itself});
    }
}

/* ---- Trying ----------------------------------------------------------------------------------- */

/* The living thread of that number; one that there is not if it does not live. */
static unsigned thread_of(unsigned number)
{
    unsigned count;
    const uint8_t *threads = engine_threads(&count);
    for (unsigned i = 0; i < count; i++)
        if (engine_view(threads[i])->number == number)
            return threads[i];
    return NOBODY_LAST;
}

static bool is_shown(void) { return shortening.run.kinds & 1u << shortening.kind; }

/* As much of it as can be made. */
static void make(const struct part *part)
{
    const uint32_t *labels = shortening.best->path.labels + part->first;
    for (uint32_t i = 0; i < part->count && !is_shown() && !shortening.run.over; i++)
        if (part->by_itself)
            run_happen(&shortening.run, labels[i]);
        else if (!run_step(&shortening.run, thread_of(part->number), labels[i]))
            return;
}

static bool is_better(const struct finding *one, const struct finding *other)
{
    if (one->cost.preemptions != other->cost.preemptions)
        return one->cost.preemptions < other->cost.preemptions;
    return path_steps(&one->path) < path_steps(&other->path);
}

/* True if a run of these parts, gone on with to its end without preemptions, is better; then it is the best. */
static bool try(const struct parts *parts)
{
    shortening.left--;
    run_begin(&shortening.run);
    for (uint32_t i = 0; i < parts->count && !is_shown() && !shortening.run.over; i++)
        make(&parts->items[i]);
    run_on(&shortening.run, 1u << shortening.kind);
    if (!is_shown())
        return false;
    struct finding found = run_finding(&shortening.run, shortening.kind);
    bool better = is_better(&found, shortening.best);
    path_free(better ? &shortening.best->path : &found.path);
    if (better)
        *shortening.best = found;
    return better;
}

static bool may_go_on(void) { return shortening.left && !effort_spent(); }

/* ---- What is tried ---------------------------------------------------------------------------- */

static void copy(struct parts *to, const struct parts *from)
{
    to->count = 0;
    for (uint32_t i = 0; i < from->count; i++)
        add(to, from->items[i]);
}

static void take_out(struct parts *parts, uint32_t at, uint32_t count)
{
    memmove(parts->items + at, parts->items + at + count, (parts->count - at - count) * sizeof *parts->items);
    parts->count -= count;
}

static bool try_without(struct parts *parts, struct parts *trial, uint32_t at, uint32_t count)
{
    copy(trial, parts);
    take_out(trial, at, count);
    return try(trial);
}

/* The part goes to where the thread was before, or that one to here. */
static bool try_together(struct parts *parts, struct parts *trial, uint32_t at, bool here)
{
    uint32_t before = at;
    while (before && (before == at || parts->items[before].number != parts->items[at].number))
        before--;
    if (before == at || parts->items[before].number != parts->items[at].number)
        return false;
    copy(trial, parts);
    struct part part = parts->items[here ? before : at];
    take_out(trial, here ? before : at, 1);
    uint32_t to = here ? at - 1 : before + 1;
    add(trial, part);
    memmove(trial->items + to + 1, trial->items + to, (trial->count - 1 - to) * sizeof part);
    trial->items[to] = part;
    return try(trial);
}

/* Leaves out so many parts at once, wherever that is possible. True if something became better. */
static bool leave_out(struct parts *parts, struct parts *trial, uint32_t count)
{
    bool better = false;
    for (uint32_t at = 0; at + count <= parts->count && may_go_on();)
        if (try_without(parts, trial, at, count)) {
            better = true;
            divide(parts);
        } else
            at += count;
    return better;
}

static bool put_together(struct parts *parts, struct parts *trial)
{
    bool better = false;
    for (uint32_t at = 1; at < parts->count && may_go_on();)
        if (try_together(parts, trial, at, false) || (may_go_on() && try_together(parts, trial, at, true))) {
            better = true;
            divide(parts);
        } else
            at++;
    return better;
}

/* A part ends sooner: the thread makes its last steps later, or not at all. */
static bool cut_off(struct parts *parts, struct parts *trial)
{
    bool better = false;
    for (uint32_t at = 0; at < parts->count && may_go_on(); at++) {
        copy(trial, parts);
        trial->items[at].count = trial->items[at].count > 1 ? trial->items[at].count / 2 : 1;
        if (trial->items[at].count < parts->items[at].count && try(trial)) {
            better = true;
            divide(parts);
        }
    }
    return better;
}

void shorten(struct finding *finding, unsigned kind, unsigned runs)
{
    struct parts parts = {0}, trial = {0};
    shortening.kind = kind;
    shortening.left = runs;
    shortening.best = finding;
    divide(&parts);
    if (finding->cost.preemptions == NEVER && !try(&parts))
        shortening.left = 0;
    for (bool better = true; better && may_go_on();) {
        divide(&parts);
        better = false;
        for (uint32_t count = parts.count / 2; count && may_go_on(); count /= 2)
            better |= leave_out(&parts, &trial, count);
        if (may_go_on())
            better |= put_together(&parts, &trial);
        if (may_go_on())
            better |= cut_off(&parts, &trial);
    }
    search_memory -= (parts.room + trial.room) * sizeof *parts.items;
    free(parts.items);
    free(trial.items);
}
