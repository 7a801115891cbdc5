/* What of a run a timeline shows. */
#include "timeline_private.h"

#include "abi.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

enum { SHORT = 12, FEW_ROWS = 60, MOST_ROWS = 120, NEAR = 3, LAST = 10 };

/* ---- Rows -------------------------------------------------------------------------------- */

/* How many rows from the start are of interest. */
static size_t rows_kept(const struct switchtable *table, const struct timeline_options *options)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (options->until && row->steps + row->is_switch > options->until)
            return i;
        if (options->to_failure && row->fails)
            return i + 1;
    }
    return table->count;
}

static void add_loop(struct switchtable *table, const struct row *row)
{
    struct row loop = {.tick = row->tick, .kind = ROW_LOOP, .is_switch = true};
    loop.steps = row->steps - !row->is_switch;
    loop.left = row->is_switch ? row->left : row->thread;
    loop.text = strdup("loop");
    switchtable_add(table, loop);
}

/* abort() is told of by what the assertion printed and by its process's end. */
static size_t drop_abort(struct row *rows, size_t kept)
{
    struct row end = rows[kept - 1];
    size_t at = kept - 1;
    while (at && rows[at - 1].kind == ROW_CALL && rows[at - 1].thread == end.thread &&
           (rows[at - 1].call == SYS_raise || rows[at - 1].call == SYS_sigprocmask))
        free(rows[--at].text);
    rows[at] = end;
    return at + 1;
}

void timeline_gather(struct switchtable *table, const struct record *records, size_t count,
                     const struct timeline_options *options)
{
    table->full = true;
    switchtable_records(table, records, count);
    table->full = false;
    size_t all = table->count, kept = rows_kept(table, options);
    struct row *rows = table->rows;
    for (size_t i = kept; i < all; i++)
        free(rows[i].text);
    if (kept && rows[kept - 1].fails)
        kept = drop_abort(rows, kept);
    unsigned preemptions = 0;
    bool looping = false;
    table->rows = NULL;
    table->count = table->room = 0;
    for (size_t i = 0; i < kept; i++) {
        struct row *row = &rows[i];
        if (options->loop && !looping && row->steps + row->is_switch >= options->loop) {
            add_loop(table, row);
            looping = true;
        }
        if (row->preempts && !looping)
            row->number = ++preemptions;
        switchtable_add(table, *row);
    }
    free(rows);
}

/* ---- Choice ------------------------------------------------------------------------------ */

static size_t shown_rows(const struct switchtable *table, const bool *shown)
{
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++)
        count += shown[i];
    return count;
}

static void keep(const struct switchtable *table, const bool *shown, bool *kept, size_t from, int way)
{
    unsigned found = 0;
    for (size_t i = from; i < table->count && found < NEAR; i += (size_t)(long)way)
        if (shown[i] && !table->rows[i].is_switch) {
            kept[i] = true;
            found++;
        }
}

/* Only what is near a switch, or near the end. */
static void thin_out(const struct switchtable *table, bool *shown)
{
    bool *kept = must(calloc(table->count + 1, sizeof *kept));
    for (size_t i = 0, last = shown_rows(table, shown); i < table->count; i++) {
        const struct row *row = &table->rows[i];
        last -= shown[i];
        if (row->is_switch) {
            keep(table, shown, kept, i, 1);
            keep(table, shown, kept, i, -1);
        } else if (shown[i] && (row->kind == ROW_WAIT || row->kind == ROW_END || row->again || last < LAST)) {
            kept[i] = true;
        }
    }
    memcpy(shown, kept, table->count * sizeof *kept);
    free(kept);
}

/* The beginning and the end. */
static void cut_middle(const struct switchtable *table, bool *shown)
{
    size_t all = shown_rows(table, shown), at = 0;
    for (size_t i = 0; i < table->count; i++)
        if (shown[i]) {
            at++;
            shown[i] = at <= MOST_ROWS / 3 || at + 2 * (size_t)MOST_ROWS / 3 > all;
        }
}

/* Of a short run everything, and what repeats for ever whoever it is about. */
static void show_more(const struct switchtable *table, bool *shown)
{
    bool looping = false;
    for (size_t i = 0; i < table->count; i++) {
        looping |= table->rows[i].kind == ROW_LOOP;
        if (looping || table->count <= SHORT)
            shown[i] = !table->rows[i].is_switch;
    }
}

void timeline_choose(const struct switchtable *table, bool *shown)
{
    switchtable_find_shown(table, shown);
    show_more(table, shown);
    if (shown_rows(table, shown) > FEW_ROWS)
        thin_out(table, shown);
    if (shown_rows(table, shown) > MOST_ROWS)
        cut_middle(table, shown);
}

/* ---- Source ------------------------------------------------------------------------------ */

/* The file that was read last. */
static char *read_source(const char *path)
{
    static char *last, *all;
    if (last && strcmp(last, path) == 0)
        return all;
    free(last);
    free(all);
    last = text("%s", path);
    all = file_read(path, NULL);
    return all;
}

char *timeline_source(const struct list *sources, const char *file, unsigned line)
{
    const char *all = NULL;
    for (size_t i = 0; sources && i < sources->count && !all; i++)
        if (strcmp(base_name(sources->items[i]), file) == 0)
            all = read_source(sources->items[i]);
    for (unsigned i = 1; all && i < line; i++) {
        all = strchr(all, '\n');
        all = all ? all + 1 : NULL;
    }
    if (!all)
        return text("%s", "");
    all += strspn(all, " \t");
    size_t length = strcspn(all, "\n");
    while (length && strchr(" \t\r", all[length - 1]))
        length--;
    char *found = text("%.*s", (int)length, all);
    for (char *c = found; *c; c++)
        if (*c == '\t')
            *c = ' ';
    return found;
}
