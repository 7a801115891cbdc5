#include "picture.h"

#include "table.h"
#include "text.h"
#include "timeline_private.h"

#include <stdlib.h>
#include <string.h>

/* The array with room for one more at its end: it grows to the next power of two. */
static void *room(void *items, size_t count, size_t size)
{
    bool full = (count & (count - 1)) == 0;
    return full ? grown(items, count ? 2 * count : 1, size) : items;
}

/* ---- Waits ------------------------------------------------------------------------------- */

static struct picture_wait *open_wait(struct picture *picture, unsigned thread)
{
    for (size_t i = picture->wait_count; i--;)
        if (picture->waits[i].thread == thread)
            return picture->waits[i].to == STEP_OPEN ? &picture->waits[i] : NULL;
    return NULL;
}

static void begin_wait(struct picture *picture, unsigned thread)
{
    if (!thread || open_wait(picture, thread))
        return;
    picture->waits = room(picture->waits, picture->wait_count, sizeof *picture->waits);
    struct picture_wait *wait = &picture->waits[picture->wait_count++];
    *wait = (struct picture_wait){.thread = thread, .from = (int64_t)picture->step_count, .to = STEP_OPEN};
}

static void place_wait(struct picture_wait *wait, struct names *names, const struct record *record)
{
    const struct code *code = symbols_record_code(names_symbols(names), record->pc);
    if (!wait || wait->file || !code || !code->file)
        return;
    wait->file = code->file;
    wait->line = code->line;
}

/* What the thread waits for: told where it begins to wait, or at the end. */
static void name_wait(struct picture *picture, struct names *names, const struct record *record)
{
    char text[NAME_SIZE];
    struct picture_wait *wait = open_wait(picture, record->thread);
    if (!wait || wait->what || record->size == OBJECT_NONE)
        return;
    names_object(names, record->thread, record->size, record->address, text);
    wait->what = must(strdup(text));
    place_wait(wait, names, record);
}

static void end_wait(struct picture *picture, unsigned thread, size_t last)
{
    struct picture_wait *wait = open_wait(picture, thread);
    if (wait)
        wait->to = (int64_t)last;
}

/* ---- Records ----------------------------------------------------------------------------- */

static void add_step(struct picture *picture, struct names *names, const struct record *record)
{
    if (!timeline_is_step(record) ||
        (picture->step_count && picture->steps[picture->step_count - 1].tick == record->tick))
        return;
    place_wait(open_wait(picture, record->thread), names, record); /* it stood before this */
    end_wait(picture, record->thread, picture->step_count);
    const struct code *code = symbols_record_code(names_symbols(names), record->pc);
    picture->steps = room(picture->steps, picture->step_count, sizeof *picture->steps);
    struct picture_step *step = &picture->steps[picture->step_count++];
    *step = (struct picture_step){.tick = record->tick, .thread = record->thread};
    if (code && code->file) {
        step->file = code->file;
        step->line = code->line;
    }
}

static void add_thread(struct picture *picture, struct names *names, const struct record *record)
{
    while (picture->thread_count < record->thread) {
        picture->threads = room(picture->threads, picture->thread_count, sizeof *picture->threads);
        struct picture_thread *next = &picture->threads[picture->thread_count++];
        *next = (struct picture_thread){.born = STEP_OPEN, .ended = STEP_OPEN};
    }
    struct picture_thread *thread = &picture->threads[record->thread - 1];
    free(thread->start);
    free(thread->program);
    thread->start = must(strdup(names_start(names, record->thread)));
    thread->program = must(strdup(names_program(names, record->thread)));
    thread->pid = names_pid(names, record->thread);
    if (record->event == EVENT_CREATE) {
        thread->parent = (unsigned)record->value & 0xffff;
        thread->born = (int64_t)picture->step_count;
        thread->ended = STEP_OPEN;
    }
}

static void end_thread(struct picture *picture, const struct record *record)
{
    end_wait(picture, record->thread, picture->step_count - 1);
    if (record->thread && record->thread <= picture->thread_count)
        picture->threads[record->thread - 1].ended = (int64_t)picture->step_count;
}

static void add_access(struct picture *picture, struct names *names, const struct record *record)
{
    char name[NAME_SIZE], value[NAME_SIZE];
    if (!names_identity(names, record) || !names_access(names, record, name) ||
        !names_value(names, record, value))
        return;
    picture->accesses = room(picture->accesses, picture->access_count, sizeof *picture->accesses);
    struct picture_access *access = &picture->accesses[picture->access_count++];
    *access = (struct picture_access){.step = picture->step_count,
                                      .thread = record->thread,
                                      .writes = record->event == EVENT_WRITE || record->event == EVENT_AFTER,
                                      .name = must(strdup(name)),
                                      .value = must(strdup(value))};
}

static void add_wake(struct picture *picture, const struct record *record)
{
    end_wait(picture, record->thread, picture->step_count - 1);
    picture->wakes = room(picture->wakes, picture->wake_count, sizeof *picture->wakes);
    struct picture_wake *wake = &picture->wakes[picture->wake_count++];
    *wake = (struct picture_wake){picture->step_count, (unsigned)record->value, record->thread};
}

static void take_record(struct picture *picture, struct names *names, const struct record *record)
{
    names_note(names, record);
    add_step(picture, names, record);
    switch (record->event) {
    case EVENT_CREATE:
    case EVENT_EXEC:
        add_thread(picture, names, record);
        break;
    case EVENT_EXIT:
        end_thread(picture, record);
        break;
    case EVENT_READ:
    case EVENT_WRITE:
    case EVENT_ATOMIC:
    case EVENT_AFTER:
        add_access(picture, names, record);
        break;
    case EVENT_WAIT:
        begin_wait(picture, record->thread);
        name_wait(picture, names, record);
        break;
    case EVENT_ON:
        name_wait(picture, names, record);
        break;
    case EVENT_SWITCH:
        if (record->size == REASON_WAIT)
            begin_wait(picture, (unsigned)record->address);
        break;
    case EVENT_WAKE:
        add_wake(picture, record);
        break;
    }
}

void picture_take(struct picture *picture, struct symbols *symbols, const struct record *records, size_t count)
{
    const struct timeline_options all = {0};
    *picture = (struct picture){.table = switchtable_new(symbols)};
    timeline_gather(picture->table, records, count, &all);
    struct names *names = names_new(symbols);
    for (size_t i = 0; i < count; i++)
        take_record(picture, names, &records[i]);
    names_free(names);
}

void picture_free(struct picture *picture)
{
    for (size_t i = 0; i < picture->thread_count; i++) {
        free(picture->threads[i].start);
        free(picture->threads[i].program);
    }
    for (size_t i = 0; i < picture->wait_count; i++)
        free(picture->waits[i].what);
    for (size_t i = 0; i < picture->access_count; i++) {
        free(picture->accesses[i].name);
        free(picture->accesses[i].value);
    }
    free(picture->threads);
    free(picture->waits);
    free(picture->accesses);
    free(picture->steps);
    free(picture->wakes);
    switchtable_free(picture->table);
    *picture = (struct picture){0};
}
