/* Records into a scene. */
#include "play_scene.h"

#include "abi.h"
#include "names.h"
#include "play_values.h"
#include "table.h"
#include "tracetext.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- Threads ----------------------------------------------------------------------------- */

static struct scene_thread *thread_at(struct scene *scene, unsigned number)
{
    if (number >= scene->thread_room) {
        size_t room = number + 16;
        scene->threads = grown(scene->threads, room, sizeof *scene->threads);
        scene->images = grown(scene->images, room, sizeof *scene->images);
        memset(scene->threads + scene->thread_room, 0, (room - scene->thread_room) * sizeof *scene->threads);
        memset(scene->images + scene->thread_room, 0, (room - scene->thread_room) * sizeof *scene->images);
        scene->thread_room = room;
    }
    return &scene->threads[number];
}

static void set_about(struct scene_thread *thread, char *about)
{
    free(thread->about);
    thread->about = about;
}

static void set_place(struct scene_thread *thread, const struct code *code)
{
    if (!code || !code->file)
        return;
    thread->file = code->file;
    thread->line = code->line;
}

static void create(struct scene *scene, struct names *names, const struct record *record)
{
    struct scene_thread *thread = thread_at(scene, record->thread);
    struct symbols *symbols = names_symbols(names);
    const struct function *function = symbols_function_at(symbols, record->address);
    thread->number = record->thread;
    thread->state = STATE_READY;
    free(thread->start);
    thread->start = text("%s", names_start(names, record->thread));
    if (function)
        set_place(thread, symbols_code(symbols, function->low));
}

/* How it stands at the end: what it has announced. */
static void tell_state(struct scene *scene, struct names *names, const struct record *record)
{
    struct scene_thread *thread = thread_at(scene, record->thread);
    char operation[NAME_SIZE];
    thread->state = record->size;
    names_operation(names, record, operation);
    if (record->size == STATE_STOPPED)
        set_about(thread, text("stopped"));
    else if (record->size == STATE_ENDED)
        set_about(thread, text("ended"));
    else if (record->value >> 32 == OP_START)
        set_about(thread, text("about to go on"));
    else
        set_about(thread, text("%s %s", record->size == STATE_WAITING ? "waits in" : "before", operation));
}

static void tell_wait(struct scene *scene, struct names *names, const struct record *record)
{
    struct scene_thread *thread = thread_at(scene, record->thread);
    char object[NAME_SIZE];
    if (record->size == OBJECT_NONE)
        return;
    names_object(names, record->thread, record->size, record->address, object);
    set_about(thread, text("waits: %s", object));
}

static void tell_end(struct scene *scene, const struct record *record)
{
    struct scene_thread *thread = thread_at(scene, record->thread);
    unsigned status = (unsigned)(record->value >> 32);
    thread->state = STATE_ENDED;
    if (!record->size)
        set_about(thread, text("ended"));
    else if (status & 0x7f)
        set_about(thread, text("ended by %s", names_signal(status & 0x7f)));
    else
        set_about(thread, text("ended, status %u", status >> 8));
}

static void take(struct scene *scene, struct names *names, const struct record *record, unsigned *waiting)
{
    if (record->thread && record->event != EVENT_CREATE && record->event != EVENT_HOLDER)
        set_place(thread_at(scene, record->thread), symbols_record_code(names_symbols(names), record->pc));
    switch (record->event) {
    case EVENT_CREATE:
        create(scene, names, record);
        break;
    case EVENT_STATE:
        tell_state(scene, names, record);
        break;
    case EVENT_ON:
        *waiting = record->thread;
        tell_wait(scene, names, record);
        break;
    case EVENT_HOLDER: {
        struct scene_thread *thread = thread_at(scene, *waiting);
        set_about(thread, text("%s, P%u has it", thread->about, record->thread));
        break;
    }
    case EVENT_EXIT:
        tell_end(scene, record);
        break;
    default:
        break;
    }
}

const struct scene_thread *scene_thread(const struct scene *scene, unsigned number)
{
    return number && number < scene->thread_room && scene->threads[number].number ? &scene->threads[number] : NULL;
}

bool scene_goes_on(const struct scene *scene)
{
    for (size_t i = 0; i < scene->thread_room; i++)
        if (scene->threads[i].number && scene->threads[i].state == STATE_READY)
            return true;
    return false;
}

/* ---- The whole --------------------------------------------------------------------------- */

static bool is_closing(const struct record *record)
{
    return record->event == EVENT_STATE || record->event == EVENT_LEFT || record->event == EVENT_COUNT ||
           record->event == EVENT_END;
}

static void read_events(struct scene *scene, struct symbols *symbols, const struct rerun *run)
{
    char *all;
    size_t size;
    FILE *to = must(open_memstream(&all, &size));
    struct tracer *tracer = tracer_new(symbols, false);
    tracer_text(tracer, run->records, scene->records, to);
    tracer_finish(tracer, to);
    tracer_free(tracer);
    fclose(to);
    for (char *rest, *line = strtok_r(all, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        list_add(&scene->events, text("%s", line));
    free(all);
}

void scene_read(struct scene *scene, struct symbols *symbols, const struct rerun *run, const struct list *watched)
{
    struct names *names = names_new(symbols);
    unsigned waiting = 0;
    *scene = (struct scene){0};
    while (scene->records < run->count && !is_closing(&run->records[scene->records]))
        scene->records++;
    values_begin(scene, names, watched);
    for (size_t i = 0; i < run->count; i++) {
        const struct record *record = &run->records[i];
        names_note(names, record);
        thread_at(scene, record->thread);
        take(scene, names, record, &waiting);
        values_take(scene, names, record, watched);
    }
    names_free(names);
    read_events(scene, symbols, run);
}

void scene_free(struct scene *scene)
{
    for (size_t i = 0; i < scene->thread_room; i++) {
        free(scene->threads[i].start);
        free(scene->threads[i].about);
    }
    for (size_t i = 0; i < scene->value_count; i++) {
        free(scene->values[i].name);
        free(scene->values[i].value);
    }
    for (size_t i = 0; i < scene->events.count; i++)
        free(scene->events.items[i]);
    free(scene->events.items);
    free(scene->threads);
    free(scene->values);
    free(scene->images);
    *scene = (struct scene){0};
}
