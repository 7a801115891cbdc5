/* A step takes ten microseconds of the picture's time; what happens in it stands in its middle. */
#include "perfetto.h"

#include "picture.h"
#include "picture_json.h"
#include "table.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { STEP = 10, MIDDLE = STEP / 2 };

/* At the same time: an end comes before what begins. */
enum rank { RANK_NAMES, RANK_END, RANK_BEGIN, RANK_OTHER };

struct moment {
    int64_t time;
    enum rank rank;
    size_t number; /* in the order in which they were added */
    json_t *json;
};

struct writer {
    const struct picture *picture;
    struct moment *events;
    size_t count;
};

/* ---- Events ------------------------------------------------------------------------------ */

static unsigned pid_of(const struct writer *writer, unsigned thread)
{
    bool known = thread && thread <= writer->picture->thread_count;
    return known ? writer->picture->threads[thread - 1].pid : 0;
}

/* An event of this phase on the thread's lane; more can be set in it. */
static json_t *add(struct writer *writer, const char *phase, int64_t time, unsigned thread, const char *name)
{
    enum rank rank = *phase == 'M'   ? RANK_NAMES
                     : *phase == 'E' ? RANK_END
                     : *phase == 'B' ? RANK_BEGIN
                                     : RANK_OTHER;
    json_t *json = json_pack("{ss sI si si}", "ph", phase, "ts", (json_int_t)time, "pid",
                             (int)pid_of(writer, thread), "tid", (int)thread);
    if (name)
        json_object_set_new(json, "name", picture_string(name));
    if ((writer->count & (writer->count - 1)) == 0)
        writer->events = grown(writer->events, writer->count ? 2 * writer->count : 1, sizeof *writer->events);
    writer->events[writer->count] = (struct moment){time, rank, writer->count, json};
    writer->count++;
    return json;
}

static void add_slice(struct writer *writer, unsigned thread, int64_t from, int64_t to, const char *name)
{
    if (to <= from)
        return;
    add(writer, "B", from * STEP, thread, name);
    add(writer, "E", to * STEP, thread, NULL);
}

static void add_place(json_t *event, const char *file, unsigned line)
{
    if (file)
        json_object_set_new(event, "args", json_pack("{so si}", "file", picture_string(file), "line", (int)line));
}

/* ---- The run ----------------------------------------------------------------------------- */

static void add_names(struct writer *writer)
{
    for (unsigned i = 1; i <= writer->picture->thread_count; i++) {
        const struct picture_thread *thread = &writer->picture->threads[i - 1];
        char *name = text("P%u", i);
        if (thread->start && strcmp(thread->start, name) != 0) {
            free(name);
            name = text("P%u %s", i, thread->start);
        }
        json_t *process = add(writer, "M", 0, i, "process_name"), *lane = add(writer, "M", 0, i, "thread_name");
        json_object_set_new(process, "args",
                            json_pack("{so}", "name", picture_string(thread->program ? thread->program : "?")));
        json_object_set_new(lane, "args", json_pack("{so}", "name", picture_string(name)));
        free(name);
    }
}

static void add_runs(struct writer *writer)
{
    const struct picture *picture = writer->picture;
    for (size_t i = 0, next; i < picture->step_count; i = next) {
        for (next = i + 1; next < picture->step_count && picture->steps[next].thread == picture->steps[i].thread;)
            next++;
        add_slice(writer, picture->steps[i].thread, (int64_t)i, (int64_t)next, "runs");
    }
}

/* Where the bar ends: where its thread goes on, or with the step in which another one woke it. */
static int64_t end_of_wait(const struct picture *picture, const struct picture_wait *wait)
{
    int64_t steps = (int64_t)picture->step_count;
    if (wait->to == STEP_OPEN || wait->to >= steps)
        return steps + 1;
    return picture->steps[wait->to].thread == wait->thread ? wait->to : wait->to + 1;
}

static void add_waits(struct writer *writer)
{
    for (size_t i = 0; i < writer->picture->wait_count; i++) {
        const struct picture_wait *wait = &writer->picture->waits[i];
        char *name = text("waits%s%s", wait->what ? " for " : "", wait->what ? wait->what : "");
        add_slice(writer, wait->thread, wait->from, end_of_wait(writer->picture, wait), name);
        free(name);
    }
}

/* An arrow from the end of one thread's slice to the beginning of the other's. */
static void add_hand_over(struct writer *writer, const struct row *row, size_t number)
{
    const struct picture *picture = writer->picture;
    if (!row->steps || row->steps >= picture->step_count || row->left != picture->steps[row->steps - 1].thread ||
        row->thread != picture->steps[row->steps].thread)
        return;
    const char *name = row->preempts ? "preemption" : row->text;
    json_t *from = add(writer, "s", (int64_t)row->steps * STEP - 1, row->left, name);
    json_t *to = add(writer, "f", (int64_t)row->steps * STEP + 1, row->thread, name);
    json_object_set_new(from, "cat", json_string("switch"));
    json_object_set_new(from, "id", json_integer((json_int_t)number));
    json_object_set_new(to, "cat", json_string("switch"));
    json_object_set_new(to, "id", json_integer((json_int_t)number));
    json_object_set_new(to, "bp", json_string("e"));
}

static void add_rows(struct writer *writer)
{
    for (size_t i = 0; i < writer->picture->table->count; i++) {
        const struct row *row = &writer->picture->table->rows[i];
        if (row->is_switch) {
            add_hand_over(writer, row, i + 1);
            continue;
        }
        int64_t time = row->steps ? (int64_t)row->steps * STEP - MIDDLE : 0;
        json_t *event = add(writer, "i", time, row->thread, row->text);
        json_object_set_new(event, "s", json_string("t"));
        add_place(event, row->file, row->line);
    }
}

/* The values that are numbers, as counters of a process of their own. */
static void add_counters(struct writer *writer)
{
    for (size_t i = 0; i < writer->picture->access_count; i++) {
        const struct picture_access *access = &writer->picture->accesses[i];
        char *end;
        long long value = strtoll(access->value, &end, 10);
        if (!*access->value || *end)
            continue;
        json_t *event = add(writer, "C", (int64_t)access->step * STEP - MIDDLE, 0, access->name);
        json_object_set_new(event, "args", json_pack("{sI}", "value", (json_int_t)value));
    }
}

static int earlier(const void *one, const void *other)
{
    const struct moment *a = one, *b = other;
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->number < b->number ? -1 : 1;
}

json_t *perfetto_json(struct symbols *symbols, const struct record *records, size_t count)
{
    struct picture picture;
    picture_take(&picture, symbols, records, count);
    struct writer writer = {.picture = &picture};
    add_names(&writer);
    add_runs(&writer);
    add_waits(&writer);
    add_rows(&writer);
    add_counters(&writer);
    if (writer.count)
        qsort(writer.events, writer.count, sizeof *writer.events, earlier);
    json_t *events = json_array();
    for (size_t i = 0; i < writer.count; i++)
        json_array_append_new(events, writer.events[i].json);
    free(writer.events);
    picture_free(&picture);
    return json_pack("{so ss}", "traceEvents", events, "displayTimeUnit", "ms");
}
