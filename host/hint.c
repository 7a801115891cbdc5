/* Candidates for the repair hint. */
#include "hint.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

/* A step of the example. */
struct step {
    unsigned thread;
    uint64_t address; /* of what it accessed; 0: it was a call, or the like */
    bool writes;
    const struct code *code;
};

/* A thread that was preempted between two of its steps. */
struct tear {
    size_t before;       /* index of the step */
    struct step after;
};

enum { TEARS = 8, MOST_STEPS = 2000 };

struct story {
    struct step *steps;
    size_t count;
    struct tear tears[TEARS];
    unsigned tear_count;
};

/* ---- Reading ----------------------------------------------------------------------------- */

static bool is_step(const struct record *record)
{
    return record->event == EVENT_READ || record->event == EVENT_WRITE || record->event == EVENT_ATOMIC ||
           record->event == EVENT_CALL || record->event == EVENT_MARK;
}

static struct step step_of(struct symbols *symbols, const struct record *record)
{
    bool access = record->event == EVENT_READ || record->event == EVENT_WRITE || record->event == EVENT_ATOMIC;
    return (struct step){.thread = record->thread,
                         .address = access ? record->address : 0,
                         .writes = record->event != EVENT_READ && access,
                         .code = symbols_record_code(symbols, record->pc)};
}

/* What the thread does next, or waits for. */
static bool find_next(struct symbols *symbols, const struct record *records, size_t count, unsigned thread,
                      struct step *next)
{
    for (size_t i = 0; i < count; i++)
        if (records[i].thread == thread && (is_step(&records[i]) || records[i].event == EVENT_WAIT ||
                                            records[i].event == EVENT_STATE)) {
            *next = step_of(symbols, &records[i]);
            return true;
        }
    return false;
}

static void add_tear(struct story *story, struct symbols *symbols, const struct record *records, size_t count)
{
    unsigned left = (uint32_t)records->address;
    size_t before = story->count;
    while (before && story->steps[before - 1].thread != left)
        before--;
    bool preempts = records->address >> 32;
    struct step after;
    if (!before || !preempts || story->tear_count == TEARS || !find_next(symbols, records, count, left, &after))
        return;
    story->tears[story->tear_count++] = (struct tear){before - 1, after};
}

static struct story read_story(struct symbols *symbols, const struct record *records, size_t count, uint64_t until)
{
    struct story story = {0};
    uint64_t tick = 0;
    story.steps = grown(NULL, count + 1, sizeof *story.steps);
    for (size_t i = 0; i < count && story.count < (until ? until : MOST_STEPS) && story.count < MOST_STEPS; i++) {
        const struct record *record = &records[i];
        if (record->event == EVENT_SWITCH)
            add_tear(&story, symbols, record, count - i);
        if (is_step(record) && record->tick != tick)
            story.steps[story.count++] = step_of(symbols, record);
        tick = is_step(record) ? record->tick : tick;
    }
    return story;
}

/* ---- Lines ------------------------------------------------------------------------------- */

static bool has_line(const struct step *step)
{
    return step->code && step->code->file && step->code->function;
}

/* Adds lines; those of one function that overlap or touch become one. */
static void add_lines(struct hint *hint, struct lines lines)
{
    for (unsigned i = 0; i < hint->count; i++) {
        struct lines *old = &hint->lines[i];
        if (old->function != lines.function || lines.from > old->to + 1 || old->from > lines.to + 1)
            continue;
        lines.from = old->from < lines.from ? old->from : lines.from;
        lines.to = old->to > lines.to ? old->to : lines.to;
        *old = hint->lines[--hint->count];
        add_lines(hint, lines);
        return;
    }
    if (hint->count < HINT_LINES)
        hint->lines[hint->count++] = lines;
}

static void add_pair(struct hint *hint, const struct step *one, const struct step *other)
{
    if (!has_line(one) || !has_line(other) || one->code->function != other->code->function)
        return;
    unsigned a = one->code->line, b = other->code->line;
    add_lines(hint, (struct lines){one->code->function, one->code->file, a < b ? a : b, a < b ? b : a});
}

/* What was torn apart. */
static void add_torn(struct hint *hint, const struct story *story, unsigned tear)
{
    add_pair(hint, &story->steps[story->tears[tear].before], &story->tears[tear].after);
}

/* From the first access to one of the variables by a thread up to its last write of one, function by function; `own`:
   also the thread that was torn apart. */
static void add_mirrors(struct hint *hint, const struct story *story, const uint64_t *addresses, unsigned count,
                        unsigned torn, bool own)
{
    for (size_t i = 0; i < story->count; i++) {
        const struct step *first = &story->steps[i];
        bool touches = false;
        for (unsigned k = 0; k < count; k++)
            touches |= first->address && first->address == addresses[k];
        if (!touches || !has_line(first) || (first->thread == torn && !own))
            continue;
        for (size_t j = i + 1; j < story->count; j++) {
            const struct step *last = &story->steps[j];
            bool same = false;
            for (unsigned k = 0; k < count; k++)
                same |= last->address && last->address == addresses[k];
            if (same && last->thread == first->thread && last->writes)
                add_pair(hint, first, last);
        }
    }
}

/* The variables on both sides of the tear. */
static unsigned addresses_of(const struct story *story, const struct tear *tear, uint64_t *addresses)
{
    unsigned count = 0;
    if (story->steps[tear->before].address)
        addresses[count++] = story->steps[tear->before].address;
    if (tear->after.address)
        addresses[count++] = tear->after.address;
    return count;
}

/* ---- Candidates -------------------------------------------------------------------------- */

static bool same_hint(const struct hint *a, const struct hint *b)
{
    return a->count == b->count && memcmp(a->lines, b->lines, a->count * sizeof *a->lines) == 0;
}

static unsigned length_of(const struct hint *hint)
{
    unsigned length = 0;
    for (unsigned i = 0; i < hint->count; i++)
        length += hint->lines[i].to - hint->lines[i].from + 1;
    return length;
}

static int by_line(const void *a, const void *b)
{
    const struct lines *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

static void add_hint(struct hint *hints, unsigned *count, struct hint *hint)
{
    qsort(hint->lines, hint->count, sizeof *hint->lines, by_line);
    for (unsigned i = 0; i < *count; i++)
        if (same_hint(&hints[i], hint))
            return;
    if (hint->count && *count < HINTS)
        hints[(*count)++] = *hint;
}

static int by_length(const void *a, const void *b)
{
    unsigned x = length_of(a), y = length_of(b);
    return (x > y) - (x < y);
}

unsigned hint_candidates(struct symbols *symbols, const struct record *records, size_t count, uint64_t until,
                         struct hint *hints)
{
    struct story story = read_story(symbols, records, count, until);
    unsigned found = 0;
    for (unsigned i = story.tear_count; i--;) {
        struct hint one = {0};
        add_torn(&one, &story, i);
        add_hint(hints, &found, &one);
    }
    for (unsigned own = 0; own < 2; own++) {
        struct hint all = {0};
        for (unsigned i = 0; i < story.tear_count; i++)
            add_torn(&all, &story, i);
        if (!own)
            add_hint(hints, &found, &all);
        for (unsigned i = 0; i < story.tear_count; i++) {
            uint64_t addresses[2];
            unsigned thread = story.steps[story.tears[i].before].thread;
            unsigned addresses_count = addresses_of(&story, &story.tears[i], addresses);
            struct hint one = {0};
            add_torn(&one, &story, i);
            add_mirrors(&one, &story, addresses, addresses_count, thread, own);
            add_hint(hints, &found, &one);
            add_mirrors(&all, &story, addresses, addresses_count, thread, own);
        }
        add_hint(hints, &found, &all);
    }
    free(story.steps);
    qsort(hints, found, sizeof *hints, by_length);
    return found;
}
