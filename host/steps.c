/* Records into the parts of a schedule. */
#include "steps.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "text.h"

enum { WAITERS = 64 };

void steps_add(struct steps *steps, struct stretch part)
{
    struct stretch *last = steps->count ? &steps->parts[steps->count - 1] : NULL;
    if (last && last->count && part.count && last->thread == part.thread) {
        last->count += part.count;
        return;
    }
    if (!steps->parts || steps->count == steps->room) {
        steps->room = steps->room ? 2 * steps->room : 64;
        steps->parts = grown(steps->parts, steps->room, sizeof *steps->parts);
    }
    steps->parts[steps->count++] = part;
}

/* Where the reading stands. */
struct reading {
    struct steps *steps;
    bool wake_any, clock_free;
    unsigned thread;    /* who runs; 0: nobody yet */
    uint64_t tick;      /* of its last step */
    unsigned timed_out; /* whose timer fired in the record before */
    /* Who waits for a signal of a condition, and where; to tell when the door was asked. */
    struct {
        unsigned thread;
        uint64_t condition;
    } waiters[WAITERS];
    unsigned waiter_count;
    unsigned signaller; /* has just signalled a condition for which several wait */
};

__attribute__((format(printf, 3, 4))) static void add_word(struct reading *r, unsigned thread,
                                                          const char *format, ...)
{
    struct stretch part = {.thread = thread};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(part.word, sizeof part.word, format, arguments);
    va_end(arguments);
    steps_add(r->steps, part);
}

/* The event shows that its thread made a step: see retrace.c. */
static bool is_step(const struct reading *r, const struct record *record)
{
    switch (record->event) {
    case EVENT_READ:
    case EVENT_WRITE:
    case EVENT_ATOMIC:
    case EVENT_FUEL:
    case EVENT_MARK:
    case EVENT_CALL:
    case EVENT_FAULT: /* an access that is not made has no event of its own */
        return true;
    case EVENT_RETURN:
        return r->wake_any && r->timed_out != record->thread;
    default:
        return false;
    }
}

static void forget_waiter(struct reading *r, unsigned thread)
{
    for (unsigned i = 0; i < r->waiter_count; i++)
        if (r->waiters[i].thread == thread)
            r->waiters[i--] = r->waiters[--r->waiter_count];
}

/* Whom a condition's signal takes was a choice if several waited. */
static void note_condition(struct reading *r, const struct record *record)
{
    if (record->event == EVENT_CALL)
        r->signaller = 0;
    if (record->event == EVENT_CALL && record->size == SYS_pthread_cond_signal && r->wake_any) {
        unsigned waiting = 0;
        for (unsigned i = 0; i < r->waiter_count; i++)
            waiting += r->waiters[i].condition == record->address;
        r->signaller = waiting > 1 ? record->thread : 0;
    } else if (record->event == EVENT_WAIT && record->size == OBJECT_CONDITION && r->waiter_count < WAITERS) {
        r->waiters[r->waiter_count].thread = record->thread;
        r->waiters[r->waiter_count++].condition = record->address;
    } else if (record->event == EVENT_WAKE && r->signaller && record->value == r->signaller) {
        add_word(r, record->thread, "w%u", record->thread);
        r->signaller = 0;
    }
    if (record->event == EVENT_WAKE || record->event == EVENT_TIMEOUT || record->event == EVENT_EXIT)
        forget_waiter(r, record->thread);
}

static void take(struct reading *r, const struct record *record)
{
    bool timeout = record->event == EVENT_TIMEOUT, step = is_step(r, record);
    if (record->event == EVENT_SWITCH)
        r->thread = (unsigned)record->value;
    if (!record->thread)
        return;
    if (timeout && r->clock_free)
        add_word(r, record->thread, "!P%u", record->thread);
    if (step && !r->thread)
        r->thread = record->thread;
    if (step && record->thread == r->thread && record->tick != r->tick) {
        steps_add(r->steps, (struct stretch){.thread = r->thread, .count = 1});
        r->tick = record->tick;
    }
    note_condition(r, record);
    if (record->event == EVENT_CHOICE)
        add_word(r, record->thread, "P%u?%" PRIu64, record->thread, record->value);
    if (record->event == EVENT_OUTSIDE)
        add_word(r, record->thread, "^P%u:%u", record->thread, record->size);
    r->timed_out = timeout ? record->thread : 0;
}

void steps_of(const struct record *records, size_t count, bool wake_any, bool clock_free, struct steps *steps)
{
    struct reading reading = {.steps = steps, .wake_any = wake_any, .clock_free = clock_free};
    *steps = (struct steps){0};
    for (size_t i = 0; i < count; i++)
        take(&reading, &records[i]);
}

char *steps_text(const struct steps *steps)
{
    char *whole;
    size_t size;
    FILE *to = open_memstream(&whole, &size);
    if (!to)
        fail("out of memory");
    for (size_t i = 0; i < steps->count; i++) {
        const struct stretch *part = &steps->parts[i];
        if (part->count)
            fprintf(to, "%sP%u:%u", i ? " " : "", part->thread, part->count);
        else
            fprintf(to, "%s%s", i ? " " : "", part->word);
    }
    fclose(to);
    return whole;
}

void steps_free(struct steps *steps)
{
    free(steps->parts);
    *steps = (struct steps){0};
}
