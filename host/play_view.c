/* Lays out the screen. */
#include "play_view.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "names.h"
#include "phrases.h"
#include "play_goal.h"
#include "table.h"

/* One cell fits into the least of windows. */
enum { LEAST_ROWS = 8, LEAST_COLUMNS = 24, LEAST_CELL = 24, LEAST_SOURCE = 3, MOST_BELOW = 4, HEAD = 3, FOOT = 4 };

/* Rows: a title, two of headings, sources, watched variables, what happened and was printed, the path, the message,
   and two of keys. */
struct layout {
    const struct play *play;
    const struct canvas *canvas;
    unsigned source_rows, watch_rows, event_rows;
    unsigned threads; /* that there are */
    unsigned room, cells, cell; /* how many columns would fit, how many there are, how wide they are */
};

/* ---- Pieces ------------------------------------------------------------------------------ */

/* Writes what fits into `width` columns; control characters are none of it. */
static void put(const struct layout *l, unsigned row, unsigned column, unsigned width, enum style style,
                unsigned thread, const char *line)
{
    char *fitting, *clean = text("%s", line);
    size_t size;
    for (char *c = clean; *c; c++)
        if (iscntrl((unsigned char)*c))
            *c = *c == '\t' ? ' ' : '?';
    FILE *to = must(open_memstream(&fitting, &size));
    columns_put(clean, width, to);
    fclose(to);
    l->canvas->put(l->canvas->context, row, column, style, thread, fitting);
    free(fitting);
    free(clean);
}

__attribute__((format(printf, 7, 8))) static void putf(const struct layout *l, unsigned row, unsigned column,
                                                       unsigned width, enum style style, unsigned thread,
                                                       const char *format, ...)
{
    va_list arguments;
    char *line;
    va_start(arguments, format);
    if (vasprintf(&line, format, arguments) < 0)
        fail("out of memory");
    va_end(arguments);
    put(l, row, column, width, style, thread, line);
    free(line);
}

/* ---- Sources ----------------------------------------------------------------------------- */

static const char *source_of(const struct play *play, const char *file)
{
    static struct {
        const char *path;
        char *all;
    } last;
    for (size_t i = 0; file && i < play->sources.count; i++) {
        const char *path = play->sources.items[i];
        if (strcmp(base_name(path), file) != 0)
            continue;
        if (path != last.path) {
            free(last.all);
            last.path = path;
            last.all = file_read(path, NULL);
        }
        return last.all;
    }
    return NULL;
}

/* Its lines round the one at which the thread stands. */
static void put_source(const struct layout *l, const struct scene_thread *thread, unsigned column)
{
    const char *at = source_of(l->play, thread->file);
    unsigned first = thread->line > l->source_rows / 2 ? thread->line - l->source_rows / 2 : 1;
    for (unsigned number = 1; at && number < first + l->source_rows; number++) {
        size_t length = strcspn(at, "\n");
        bool current = number == thread->line;
        if (number >= first)
            putf(l, HEAD + number - first, column, l->cell, current ? STYLE_CURRENT : STYLE_FAINT, thread->number,
                 "%s%4u %.*s", current ? ">" : " ", number, (int)length, at);
        at = at[length] ? at + length + 1 : NULL;
    }
}

static void put_thread(const struct layout *l, const struct scene_thread *thread, unsigned column)
{
    char name[16];
    snprintf(name, sizeof name, "P%u", thread->number);
    bool named = thread->start && strcmp(thread->start, "?") != 0 && strcmp(thread->start, name) != 0;
    putf(l, 1, column, l->cell, STYLE_TITLE, thread->number, "%s%s%s  %s", name, named ? " " : "",
         named ? thread->start : "", thread->file ? thread->file : "");
    put(l, 2, column, l->cell, STYLE_PLAIN, thread->number, thread->about ? thread->about : "");
    put_source(l, thread, column);
}

/* If not all fit, those that have ended give way, and the others can be moved along. */
static bool is_shown(const struct layout *l, unsigned number)
{
    const struct scene_thread *thread = scene_thread(&l->play->scene, number);
    bool all = l->threads <= l->room;
    return thread && (all || (thread->state != STATE_ENDED && number >= l->play->first));
}

/* How many threads there are, and how many columns they have. */
static void measure(struct layout *l)
{
    const struct scene *scene = &l->play->scene;
    l->room = (l->canvas->columns + 1) / (LEAST_CELL + 1);
    for (unsigned i = 1; i < scene->thread_room; i++)
        l->threads += scene_thread(scene, i) != NULL;
    for (unsigned i = 1; i < scene->thread_room; i++)
        l->cells += is_shown(l, i);
    if (l->cells > l->room)
        l->cells = l->room;
    l->cell = l->cells ? (l->canvas->columns + 1) / l->cells - 1 : 0;
}

static void put_threads(const struct layout *l)
{
    const struct scene *scene = &l->play->scene;
    unsigned cell = 0;
    for (unsigned i = 1; i < scene->thread_room && cell < l->cells; i++)
        if (is_shown(l, i))
            put_thread(l, scene_thread(scene, i), cell++ * (l->cell + 1));
}

/* ---- Below ------------------------------------------------------------------------------- */

static void add_value(const struct scene_value *value, bool several, bool hidden, FILE *to)
{
    fprintf(to, "%s = %s", value->name, hidden ? "?" : value->value);
    if (value->thread)
        fprintf(to, " (P%u %s)", value->thread, value->written ? "wrote" : "read");
    else if (several)
        fputs(" (at first)", to);
    fputs("   ", to);
}

/* All of one variable in a row: elements, and one of each image. */
static void put_watched(const struct layout *l, unsigned row, const char *watched)
{
    const struct scene *scene = &l->play->scene;
    char *line;
    size_t size;
    FILE *to = must(open_memstream(&line, &size));
    for (size_t i = 0; i < scene->value_count; i++)
        if (scene_is_part(scene->values[i].name, watched))
            add_value(&scene->values[i], scene->image_count > 0, l->play->quiz, to);
    fclose(to);
    put(l, row, 0, l->canvas->columns, STYLE_PLAIN, 0, line);
    if (!*line)
        putf(l, row, 0, l->canvas->columns, STYLE_FAINT, 0, "%s: %s", watched, say(SAY_PLAY_NOT_YET));
    free(line);
}

/* The last lines of what was printed. */
static struct list last_lines(const char *output, unsigned most)
{
    struct list lines = {0};
    char *copy = text("%s", output);
    for (char *rest, *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        list_add(&lines, text("%s", line));
    free(copy);
    while (lines.count > most) {
        free(lines.items[0]);
        memmove(lines.items, lines.items + 1, lines.count * sizeof *lines.items);
        lines.count--;
    }
    return lines;
}

/* What happened on the left, what was printed on the right. */
static void put_events(const struct layout *l, unsigned row)
{
    const struct list *events = &l->play->scene.events;
    unsigned width = l->canvas->columns * 3 / 5, rows = l->event_rows;
    struct list printed = last_lines(l->play->output, rows);
    size_t from = events->count > rows ? events->count - rows : 0;
    for (unsigned i = 0; i < rows; i++) {
        if (from + i < events->count)
            put(l, row + i, 0, width - 1, STYLE_FAINT, 0, events->items[from + i]);
        if (i < printed.count)
            putf(l, row + i, width, l->canvas->columns - width, STYLE_PLAIN, 0, "| %s", printed.items[i]);
    }
    for (size_t i = 0; i < printed.count; i++)
        free(printed.items[i]);
    free(printed.items);
}

/* The end of the path, if not all of it fits. */
static void put_path(const struct layout *l, unsigned row)
{
    char *path = play_schedule(l->play);
    const char *shown = path;
    unsigned room = l->canvas->columns - 1;
    while (columns_of(shown) + 12 > room && strchr(shown, ' '))
        shown = strchr(shown, ' ') + 1;
    putf(l, row, 0, l->canvas->columns, STYLE_PLAIN, 0, "--schedule='%s%s'", shown > path ? "... " : "", shown);
    free(path);
}

static void put_keys(const struct layout *l, unsigned row)
{
    const char *keys = say(SAY_PLAY_KEYS);
    for (unsigned i = 0; i < 2; i++) {
        size_t length = columns_fit(keys, l->canvas->columns);
        putf(l, row + i, 0, l->canvas->columns, STYLE_FAINT, 0, "%.*s", (int)length, keys);
        keys += length;
        keys += strspn(keys, " ");
    }
}

static void put_message(const struct layout *l, unsigned row)
{
    static const enum style styles[] = {STYLE_PLAIN, STYLE_GOOD, STYLE_BAD};
    const struct play *play = l->play;
    if (play->reached && !play->message[0])
        put(l, row, 0, l->canvas->columns, STYLE_GOOD, 0, say(SAY_PLAY_REACHED));
    else if (play->over && !play->message[0] && play->goals.count)
        putf(l, row, 0, l->canvas->columns, STYLE_TITLE, 0, say(SAY_PLAY_NOT_REACHED), names_end(play->end));
    else if (play->over && !play->message[0])
        putf(l, row, 0, l->canvas->columns, STYLE_TITLE, 0, say(SAY_PLAY_ENDED), names_end(play->end));
    else
        putf(l, row, 0, l->canvas->columns, styles[play->tone], 0, "%s%s", play->message,
             play->asking ? play->typed : "");
}

/* ---- The whole --------------------------------------------------------------------------- */

static void put_title(const struct layout *l)
{
    const struct play *play = l->play;
    char *title, *goal = goal_text(play);
    size_t size;
    FILE *to = must(open_memstream(&title, &size));
    fputs("pawl play", to);
    for (size_t i = 0; i < play->programs->count; i++)
        fprintf(to, " %s", play->programs->items[i]);
    if (l->cells < l->threads)
        fprintf(to, say(SAY_PLAY_HIDDEN), l->cells, l->threads);
    if (*goal)
        fprintf(to, "%s%s", say(SAY_PLAY_GOAL), goal);
    fprintf(to, "   %llu step%s, %llu preemption%s", (unsigned long long)play->steps, play->steps == 1 ? "" : "s",
            (unsigned long long)play->preemptions, play->preemptions == 1 ? "" : "s");
    if (play->quiz || play->questions)
        fprintf(to, say(SAY_PLAY_SCORE), play->right, play->questions);
    fclose(to);
    put(l, 0, 0, l->canvas->columns, STYLE_TITLE, 0, title);
    free(title);
    free(goal);
}

/* The text on lines of the window's width; gives how many there are, and writes those of a page. */
static unsigned put_wrapped(const struct layout *l, const char *at, unsigned first, unsigned rows)
{
    unsigned row = 0;
    for (; *at; row++) {
        char *whole = text("%.*s", (int)strcspn(at, "\n"), at);
        size_t length = columns_fit(whole, l->canvas->columns);
        if (row >= first && row < first + rows)
            putf(l, row - first, 0, l->canvas->columns, STYLE_PLAIN, 0, "%.*s", (int)length, whole);
        free(whole);
        at += length;
        at += *at == '\n' || *at == ' ';
    }
    return row;
}

/* A page of the text; if there are several, the last row says so. Behind the last comes the first. */
static void put_pages(const struct layout *l, const char *all)
{
    unsigned rows = l->canvas->rows, count = put_wrapped(l, all, 0, 0), of;
    if (count <= rows) {
        put_wrapped(l, all, 0, rows);
        return;
    }
    of = (count + rows - 2) / (rows - 1);
    put_wrapped(l, all, l->play->page % of * (rows - 1), rows - 1);
    putf(l, rows - 1, 0, l->canvas->columns, STYLE_TITLE, 0, say(SAY_PLAY_PAGE), l->play->page % of + 1, of);
}

static void put_ahead(const struct layout *l)
{
    char *all;
    size_t size;
    FILE *to = must(open_memstream(&all, &size));
    for (size_t i = 0; i < l->play->ahead_lines.count; i++)
        fprintf(to, "%s%s", i ? "\n" : "", l->play->ahead_lines.items[i]);
    fclose(to);
    put_pages(l, all);
    free(all);
}

/* Sources get what the others leave; a small window shows less of what is below. */
static void lay_out(struct layout *l)
{
    unsigned rows = l->canvas->rows - HEAD - FOOT, watched = (unsigned)l->play->watched.count;
    l->watch_rows = watched < MOST_BELOW ? watched : MOST_BELOW;
    l->event_rows = MOST_BELOW;
    while (l->watch_rows + l->event_rows + LEAST_SOURCE > rows && l->event_rows)
        l->event_rows--;
    while (l->watch_rows + LEAST_SOURCE > rows && l->watch_rows)
        l->watch_rows--;
    l->source_rows = rows - l->watch_rows - l->event_rows;
}

void play_draw(const struct play *play, const struct canvas *canvas)
{
    struct layout l = {.play = play, .canvas = canvas};
    if (canvas->rows < LEAST_ROWS || canvas->columns < LEAST_COLUMNS) {
        put(&l, 0, 0, canvas->columns, STYLE_BAD, 0, say(SAY_PLAY_SMALL));
        return;
    }
    if (play->help || play->shows_ahead) {
        if (play->help)
            put_pages(&l, say(SAY_PLAY_HELP));
        else
            put_ahead(&l);
        return;
    }
    lay_out(&l);
    measure(&l);
    put_title(&l);
    put_threads(&l);
    unsigned row = HEAD + l.source_rows;
    for (unsigned i = 0; i < l.watch_rows; i++)
        put_watched(&l, row++, play->watched.items[i]);
    put_events(&l, row);
    put_path(&l, canvas->rows - FOOT);
    put_message(&l, canvas->rows - FOOT + 1);
    put_keys(&l, canvas->rows - 2);
}

unsigned play_cursor(const struct play *play, const struct canvas *canvas, unsigned *row)
{
    unsigned column = columns_of(play->message) + (play->asking ? columns_of(play->typed) : 0);
    *row = canvas->rows > FOOT ? canvas->rows - FOOT + 1 : 0;
    return column < canvas->columns ? column : canvas->columns - 1;
}
