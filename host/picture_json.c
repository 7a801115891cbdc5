/* A picture as the JSON that the page reads: host/html/page.js says what it makes of it. */
#include "picture_json.h"

#include "picture.h"
#include "report.h"
#include "table.h"
#include "timeline_private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_STEPS = 200000 /* what a browser goes through without getting slow: some 20 MB */ };

/* Names and output are bytes; what is no UTF-8 is shown as a question mark. */
json_t *picture_string(const char *bytes)
{
    json_t *string = json_string(bytes);
    if (string)
        return string;
    char *copy = text("%s", bytes);
    for (char *c = copy; *c; c++)
        if ((unsigned char)*c >= 0x80)
            *c = '?';
    string = json_string(copy);
    free(copy);
    return string;
}

static bool beyond(const struct picture *picture, uint64_t step)
{
    return step > picture->shown;
}

static void place(json_t *object, const char *file, unsigned line)
{
    if (!file)
        return;
    json_object_set_new(object, "file", picture_string(file));
    json_object_set_new(object, "line", json_integer(line));
}

static json_t *threads(const struct picture *picture)
{
    json_t *all = json_array();
    for (size_t i = 0; i < picture->thread_count; i++) {
        const struct picture_thread *thread = &picture->threads[i];
        json_t *one = json_pack("{si si si sI sI}", "id", (int)i + 1, "pid", (int)thread->pid, "parent",
                                (int)thread->parent, "born", (json_int_t)thread->born, "ended",
                                (json_int_t)thread->ended);
        json_object_set_new(one, "start", picture_string(thread->start ? thread->start : "?"));
        json_object_set_new(one, "program", picture_string(thread->program ? thread->program : "?"));
        json_array_append_new(all, one);
    }
    return all;
}

/* Numbers of texts that are there many times, as files and variables are. */
struct numbered {
    json_t *numbers; /* by text */
    json_t *texts;
};

static struct numbered numbered_new(void) { return (struct numbered){json_object(), json_array()}; }

/* -1: there is no text. */
static json_int_t number_of_text(struct numbered *all, const char *name)
{
    json_t *known = name ? json_object_get(all->numbers, name) : NULL;
    if (known || !name)
        return known ? json_integer_value(known) : -1;
    json_int_t number = (json_int_t)json_array_size(all->texts);
    json_t *string = picture_string(name);
    json_object_set_new(all->numbers, json_string_value(string), json_integer(number));
    json_array_append_new(all->texts, string);
    return number;
}

static json_t *numbered_texts(struct numbered *all)
{
    json_decref(all->numbers);
    return all->texts;
}

static json_t *steps(const struct picture *picture, struct numbered *files)
{
    json_t *all = json_array();
    for (size_t i = 0; i < picture->step_count && !beyond(picture, i + 1); i++) {
        const struct picture_step *step = &picture->steps[i];
        json_array_append_new(all, json_pack("[iIi]", (int)step->thread, number_of_text(files, step->file),
                                             (int)step->line));
    }
    return all;
}

/* The kinds are numbers: page.js has their names. */
static json_t *rows(const struct picture *picture, struct numbered *files)
{
    enum { SWITCH = 5 };
    static const int kinds[] = {[ROW_OTHER] = 0, [ROW_CALL] = 1, [ROW_WAIT] = 2, [ROW_END] = 3, [ROW_LOOP] = 4};
    json_t *all = json_array();
    for (size_t i = 0; i < picture->table->count; i++) {
        const struct row *row = &picture->table->rows[i];
        if (beyond(picture, row->steps))
            break;
        json_t *one = json_pack("[IiioIi]", (json_int_t)row->steps, (int)row->thread,
                                row->is_switch ? SWITCH : kinds[row->kind], picture_string(row->text),
                                number_of_text(files, row->file), (int)row->line);
        if (row->is_switch)
            json_array_append_new(one, json_integer(row->left));
        if (row->is_switch && row->preempts)
            json_array_append_new(one, json_integer(row->number));
        json_array_append_new(all, one);
    }
    return all;
}

static json_t *waits(const struct picture *picture)
{
    json_t *all = json_array();
    for (size_t i = 0; i < picture->wait_count; i++) {
        const struct picture_wait *wait = &picture->waits[i];
        json_t *one = json_pack("{si sI sI}", "thread", (int)wait->thread, "from", (json_int_t)wait->from, "to",
                                (json_int_t)wait->to);
        if (wait->what)
            json_object_set_new(one, "what", picture_string(wait->what));
        place(one, wait->file, wait->line);
        if (beyond(picture, (uint64_t)wait->from))
            json_decref(one);
        else
            json_array_append_new(all, one);
    }
    return all;
}

static json_t *wakes(const struct picture *picture)
{
    json_t *all = json_array();
    for (size_t i = 0; i < picture->wake_count && !beyond(picture, picture->wakes[i].step); i++)
        json_array_append_new(all, json_pack("{sI si si}", "step", (json_int_t)picture->wakes[i].step, "by",
                                             (int)picture->wakes[i].by, "thread", (int)picture->wakes[i].thread));
    return all;
}

static json_t *accesses(const struct picture *picture, struct numbered *names)
{
    json_t *all = json_array();
    for (size_t i = 0; i < picture->access_count && !beyond(picture, picture->accesses[i].step); i++) {
        const struct picture_access *access = &picture->accesses[i];
        json_array_append_new(all, json_pack("[IiiIo]", (json_int_t)access->step, (int)access->thread,
                                             (int)access->writes, number_of_text(names, access->name),
                                             picture_string(access->value)));
    }
    return all;
}

/* ---- What stands round the steps --------------------------------------------------------- */

/* The lines of a file, of which steps are told. */
static json_t *source(const char *path)
{
    json_t *lines = json_array();
    char *all = file_read(path, NULL);
    for (char *line = all, *next; line && *line; line = next) {
        next = line + strcspn(line, "\n");
        next += *next ? (*next = 0, 1) : 0;
        json_array_append_new(lines, picture_string(line));
    }
    free(all);
    return lines;
}

static json_t *sources(const struct picture *picture, const struct list *paths)
{
    json_t *all = json_object();
    for (size_t i = 0; i < picture->step_count; i++) {
        const char *file = picture->steps[i].file;
        for (size_t j = 0; file && j < paths->count && !json_object_get(all, file); j++)
            if (strcmp(base_name(paths->items[j]), file) == 0)
                json_object_set_new(all, file, source(paths->items[j]));
    }
    return all;
}

static json_t *report(struct symbols *symbols, const struct record *records, size_t count)
{
    char *said;
    size_t size;
    json_t *lines = json_array();
    struct report *report = report_new(symbols);
    FILE *stream = must(open_memstream(&said, &size));
    report_records(report, records, count);
    report_print(report, &(struct report_options){0}, stream);
    fclose(stream);
    report_free(report);
    for (char *line = strtok(said, "\n"); line; line = strtok(NULL, "\n"))
        json_array_append_new(lines, picture_string(starts_with(line, "pawl: ") ? line + 6 : line));
    free(said);
    return lines;
}

/* What was printed, by whomever. */
static json_t *output(const struct record *records, size_t count)
{
    char *all;
    size_t size;
    FILE *to = must(open_memstream(&all, &size));
    for (size_t i = 0; i < count; i++) {
        if (records[i].event != EVENT_OUTPUT)
            continue;
        const uint64_t words[] = {records[i].address, records[i].value};
        fwrite(words, 1, records[i].size < sizeof words ? records[i].size : sizeof words, to);
    }
    fclose(to);
    json_t *string = picture_string(all);
    free(all);
    return string;
}

json_t *picture_json(struct session *session, const struct rerun *run, const char *title, uint64_t until)
{
    struct picture picture;
    struct symbols *symbols = session_symbols(session);
    struct list paths = work_sources(&session->work);
    picture_take(&picture, symbols, run->records, run->count);
    uint64_t all = until && until < picture.step_count ? until : picture.step_count;
    picture.shown = all < MOST_STEPS ? all : MOST_STEPS;
    json_t *json = json_object();
    json_object_set_new(json, "title", picture_string(title));
    json_object_set_new(json, "schedule", picture_string(session->plan ? session->plan : ""));
    json_object_set_new(json, "report", report(symbols, run->records, run->count));
    json_object_set_new(json, "stepsInAll", json_integer((json_int_t)all));
    json_object_set_new(json, "threads", threads(&picture));
    struct numbered files = numbered_new(), names = numbered_new();
    json_object_set_new(json, "steps", steps(&picture, &files));
    json_object_set_new(json, "rows", rows(&picture, &files));
    json_object_set_new(json, "waits", waits(&picture));
    json_object_set_new(json, "wakes", wakes(&picture));
    json_object_set_new(json, "accesses", accesses(&picture, &names));
    json_object_set_new(json, "files", numbered_texts(&files));
    json_object_set_new(json, "names", numbered_texts(&names));
    json_object_set_new(json, "sources", sources(&picture, &paths));
    json_object_set_new(json, "output", output(run->records, run->count));
    free(paths.items);
    picture_free(&picture);
    return json;
}
