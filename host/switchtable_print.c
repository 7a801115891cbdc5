/* Prints the read-write table. */
#include "switchtable_rows.h"

#include "table.h"
#include "tracetext.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { TICK_WIDTH = 6, GAP = 2 };

/* How the table is laid out. */
struct layout {
    const struct switchtable_options *options;
    bool *shown;      /* by row */
    unsigned *column; /* by thread: its column, from 1; 0: it has none */
    unsigned threads; /* numbers up to this one */
    unsigned columns;
    unsigned cell; /* characters */
    bool files;    /* lines of several files: "account.c:14" instead of "14" */
    bool list;     /* the columns do not fit */
};

/* ---- What is shown ----------------------------------------------------------------------- */

static int by_identity(const void *a, const void *b)
{
    const struct row *x = *(const struct row *const *)a, *y = *(const struct row *const *)b;
    return (x->identity > y->identity) - (x->identity < y->identity);
}

/* Marks the rows of one variable: shared if two threads access it and one writes it. */
static void show_variable(const struct switchtable *table, bool *shown, const struct row **rows,
                          size_t count)
{
    bool several = false, writes = false;
    for (size_t i = 0; i < count; i++) {
        several |= rows[i]->thread != rows[0]->thread;
        writes |= rows[i]->writes;
    }
    for (size_t i = 0; i < count; i++)
        shown[rows[i] - table->rows] = several && writes;
}

bool switchtable_find_shown(const struct switchtable *table, bool *shown)
{
    const struct row **rows = must(malloc((table->count + 1) * sizeof(const struct row *)));
    bool any = false;
    for (size_t i = 0; i < table->count; i++) {
        rows[i] = &table->rows[i];
        shown[i] = !rows[i]->is_switch;
    }
    qsort(rows, table->count, sizeof(const struct row *), by_identity);
    for (size_t i = 0, next; i < table->count; i = next) {
        for (next = i + 1; next < table->count && rows[next]->identity == rows[i]->identity;)
            next++;
        if (!rows[i]->identity)
            continue;
        show_variable(table, shown, rows + i, next - i);
        any |= shown[rows[i] - table->rows];
    }
    free(rows);
    return any;
}

/* ---- Cells ------------------------------------------------------------------------------- */

static size_t cell_text(const struct layout *layout, const struct row *row, char *text, size_t size)
{
    int length;
    if (!row->file)
        length = snprintf(text, size, "%s", row->text);
    else if (layout->files || layout->list)
        length = snprintf(text, size, "%s:%u %s", row->file, row->line, row->text);
    else
        length = snprintf(text, size, "%u %s", row->line, row->text);
    return (size_t)length < size ? (size_t)length : size - 1;
}

static void lay_out(const struct switchtable *table, struct layout *layout)
{
    const char *file = NULL;
    char text[NAME_SIZE];
    for (size_t i = 0; i < table->count; i++)
        if (layout->shown[i] && table->rows[i].file) {
            layout->files |= file && strcmp(file, table->rows[i].file) != 0;
            file = table->rows[i].file;
        }
    for (size_t i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (!layout->shown[i])
            continue;
        size_t length = cell_text(layout, row, text, sizeof text);
        if (length > layout->cell)
            layout->cell = (unsigned)length;
        layout->column[row->thread] = 1;
    }
    for (unsigned i = 1; i <= layout->threads; i++)
        if (layout->column[i])
            layout->column[i] = ++layout->columns;
    unsigned width = layout->options->width ? layout->options->width : 100;
    layout->list = TICK_WIDTH + layout->columns * (layout->cell + GAP) > width;
}

static void put_cell(const struct layout *layout, unsigned thread, const char *text, FILE *to)
{
    bool colour = layout->options->colour;
    unsigned before = layout->list ? 0 : (layout->column[thread] - 1) * (layout->cell + GAP);
    fprintf(to, "%*s", (int)(GAP + before), "");
    if (colour)
        fputs(thread_colour(thread), to);
    if (layout->list)
        fprintf(to, "P%-3u ", thread);
    fprintf(to, "%s%s\n", text, colour ? "\033[0m" : "");
}

/* "P1", with its function's name if that says more. */
static void heading(const struct switchtable *table, unsigned thread, char *text, size_t size)
{
    const char *start = names_start(table->names, thread);
    int length = snprintf(text, size, "P%u", thread);
    if (strcmp(start, "?") != 0 && strcmp(start, text) != 0)
        snprintf(text + length, size - (size_t)length, " %s", start);
}

static void put_heading(const struct switchtable *table, const struct layout *layout, FILE *to)
{
    fprintf(to, "%*s", TICK_WIDTH, "tick");
    for (unsigned i = 1; i <= layout->threads && !layout->list; i++) {
        char text[NAME_SIZE];
        if (!layout->column[i])
            continue;
        bool last = layout->column[i] == layout->columns;
        heading(table, i, text, sizeof text);
        bool colour = layout->options->colour;
        fprintf(to, "%*s%s%-*s%s", GAP, "", colour ? thread_colour(i) : "",
                last ? 0 : (int)layout->cell, text, colour ? "\033[0m" : "");
    }
    fputc('\n', to);
}

static void put_switch(const struct layout *layout, const char *why, FILE *to)
{
    unsigned columns = layout->list ? 1 : layout->columns;
    unsigned dashes = TICK_WIDTH + columns * (layout->cell + GAP);
    while (dashes--)
        fputc('-', to);
    fprintf(to, " %s\n", why);
}

static void put_row(const struct layout *layout, const struct row *row, FILE *to)
{
    char text[NAME_SIZE];
    cell_text(layout, row, text, sizeof text);
    fprintf(to, "%*" PRIu64, TICK_WIDTH, row->tick);
    put_cell(layout, row->thread, text, to);
}

/* Says how often the rows up to row `last` came again, if they did. */
static void put_again(const struct switchtable *table, const struct layout *layout, size_t last,
                      FILE *to)
{
    const struct row *end = &table->rows[last];
    unsigned shown = 0, thread = 0;
    bool one = true;
    for (size_t i = last + 1 - end->rows; end->again && i <= last; i++)
        if (layout->shown[i]) {
            one &= !shown || table->rows[i].thread == thread;
            thread = table->rows[i].thread;
            shown++;
        }
    if (!shown)
        return;
    char text[NAME_SIZE];
    int length = snprintf(text, sizeof text, "... ");
    if (shown > 1)
        length += snprintf(text + length, sizeof text - (size_t)length, "these %u ", shown);
    snprintf(text + length, sizeof text - (size_t)length, "again, %u time%s", end->again,
             end->again == 1 ? "" : "s");
    fprintf(to, "%*s", TICK_WIDTH, "");
    if (one)
        put_cell(layout, thread, text, to);
    else
        fprintf(to, "%*s%s\n", GAP, "", text);
}

/* Where a table stands while it is printed. */
struct progress {
    const char *why; /* the row shown last was left for this reason; NULL: it was not */
    unsigned thread; /* of that row; 0: none yet */
    size_t put, left;
};

static void put_or_skip(const struct layout *layout, struct progress *progress,
                        const struct row *row, FILE *to)
{
    if (layout->options->most && progress->put == layout->options->most) {
        progress->left++;
        return;
    }
    if (progress->thread && row->thread != progress->thread)
        put_switch(layout, progress->why ? progress->why : "", to);
    put_row(layout, row, to);
    progress->thread = row->thread;
    progress->why = NULL;
    progress->put++;
}

static void put_rows(const struct switchtable *table, const struct layout *layout, FILE *to)
{
    struct progress progress = {0};
    for (size_t i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (row->is_switch && !progress.why)
            progress.why = row->text;
        if (layout->shown[i])
            put_or_skip(layout, &progress, row, to);
        if (!progress.left)
            put_again(table, layout, i, to);
    }
    if (progress.left)
        fprintf(to, "%*s  and %zu more\n", TICK_WIDTH, "...", progress.left);
}

bool switchtable_print(const struct switchtable *table, const struct switchtable_options *options,
                       FILE *to)
{
    struct layout layout = {.options = options};
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].thread > layout.threads)
            layout.threads = table->rows[i].thread;
    layout.shown = must(calloc(table->count + 1, sizeof *layout.shown));
    layout.column = must(calloc(layout.threads + 1, sizeof *layout.column));
    bool any = switchtable_find_shown(table, layout.shown);
    if (any) {
        lay_out(table, &layout);
        put_heading(table, &layout, to);
        put_rows(table, &layout, to);
    }
    free(layout.shown);
    free(layout.column);
    return any;
}
