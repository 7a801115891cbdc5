/* Prints a timeline: see timeline.h; what becomes a row is in timeline_rows.c. */
#include "timeline.h"

#include "columns.h"
#include "switchtable_rows.h"
#include "table.h"
#include "timeline_private.h"
#include "tracetext.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { STEP_WIDTH = 6, GAP = 2, LEAST_CELL = 21, USUAL_CELL = 24, INDENT = 4, NARROW = 30, TEXT_LINES = 4, USUAL_WIDTH = 100 };

/* How it is laid out, and how far it has come. */
struct page {
    const struct switchtable *table;
    const struct timeline_options *options;
    FILE *to;
    bool *shown;      /* by row */
    unsigned *column; /* by thread: from 1; 0: none */
    bool *waits;      /* by thread: a bar stands in its column */
    unsigned threads, columns, cell, indent;
    bool files, list;
    uint64_t steps;   /* told of */
    const char *file; /* of the source line that stands above, 0: none */
    unsigned line, thread;
};

/* ---- Lines ------------------------------------------------------------------------------- */

static unsigned page_width(const struct page *page)
{
    return page->list ? STEP_WIDTH + GAP + page->cell : STEP_WIDTH + page->columns * (page->cell + GAP);
}

static void put_bar(const struct page *page, unsigned thread)
{
    unsigned column = page->column[thread];
    bool bar = page->waits[thread];
    fprintf(page->to, "%*s%s", GAP, "", bar ? "|" : column < page->columns ? " " : "");
    if (column < page->columns)
        fprintf(page->to, "%*s", (int)page->cell - 1, "");
}

/* Without blanks at its end. */
static void put_line(FILE *to, char *line)
{
    size_t length = strlen(line);
    while (length && line[length - 1] == ' ')
        length--;
    line[length] = 0;
    fprintf(to, "%s\n", line);
    free(line);
}

/* A line with a text in the thread's column; bars stand in the others. `step` 0: without a number. */
static void put_cell(struct page *page, uint64_t step, unsigned thread, unsigned indent, const char *text)
{
    char *line, *inner;
    size_t size;
    struct page in = *page;
    if (asprintf(&inner, "%*s%s", (int)indent, "", text) < 0)
        inner = NULL;
    must(inner);
    in.to = must(open_memstream(&line, &size));
    if (step)
        fprintf(in.to, "%*" PRIu64, STEP_WIDTH, step);
    else
        fprintf(in.to, "%*s", STEP_WIDTH, "");
    if (page->list)
        fprintf(in.to, "%*sP%-3u ", GAP, "", thread);
    for (unsigned i = 1; i <= page->threads; i++) {
        if (!page->column[i] || (page->list && i != thread))
            continue;
        if (i != thread) {
            put_bar(&in, i);
            continue;
        }
        const char *colour = page->options->colour ? thread_colour(i) : "";
        fprintf(in.to, "%*s%s", page->list ? 0 : GAP, "", colour);
        columns_pad(inner, page->cell, in.to);
        fputs(*colour ? "\033[0m" : "", in.to);
    }
    fclose(in.to);
    free(inner);
    put_line(page->to, line);
}

/* A line across all columns, of dashes or the like. */
static void put_across(struct page *page, char sign, const char *colour, const char *text)
{
    fprintf(page->to, "%*s", GAP, "");
    if (page->options->colour)
        fputs(colour, page->to);
    for (unsigned i = GAP; i < page_width(page); i++)
        putc(sign, page->to);
    fprintf(page->to, " %s%s\n", text, page->options->colour ? "\033[0m" : "");
    page->line = 0;
}

/* The same on as many lines as it takes, at most `most`. */
static void put_wrapped(struct page *page, uint64_t step, unsigned thread, unsigned indent, const char *text,
                        unsigned most)
{
    for (unsigned more = 0; *text; more = 2) {
        size_t length = columns_fit(text, page->cell > indent + more + 8 ? page->cell - indent - more : 8);
        if (!--most)
            length = strlen(text);
        char *piece = strndup(text, length);
        put_cell(page, step, thread, indent + more, must(piece));
        free(piece);
        text += length;
        text += strspn(text, " ");
        step = 0;
    }
}

static void put_heading(struct page *page)
{
    char text[NAME_SIZE];
    fprintf(page->to, "%*s", STEP_WIDTH, "step");
    for (unsigned i = 1; i <= page->threads && !page->list; i++) {
        const char *start = names_start(page->table->names, i);
        if (!page->column[i])
            continue;
        snprintf(text, sizeof text, "P%u", i);
        if (strcmp(start, "?") != 0 && strcmp(start, text) != 0)
            snprintf(text, sizeof text, "P%u %s", i, start);
        fprintf(page->to, "%*s%s", GAP, "", page->options->colour ? thread_colour(i) : "");
        if (page->column[i] == page->columns)
            columns_put(text, page->cell, page->to);
        else
            columns_pad(text, page->cell, page->to);
        fputs(page->options->colour ? "\033[0m" : "", page->to);
    }
    putc('\n', page->to);
}

/* ---- Rows -------------------------------------------------------------------------------- */

/* The steps of the thread up to `steps` that have no row. */
static void put_gap(struct page *page, unsigned thread, uint64_t steps)
{
    char text[64];
    if (steps <= page->steps)
        return;
    uint64_t left = steps - page->steps;
    page->steps = steps;
    if (thread > page->threads || !page->column[thread])
        return;
    page->waits[thread] = false;
    snprintf(text, sizeof text, left == 1 ? "(1 step)" : "(%" PRIu64 " steps)", left);
    put_cell(page, 0, thread, page->indent, text);
}

static void put_source(struct page *page, const struct row *row)
{
    bool there = page->line == row->line && page->file == row->file && page->thread == row->thread;
    if (!row->file || there)
        return;
    char *source = timeline_source(page->options->sources, row->file, row->line);
    char *text;
    int length = page->files ? asprintf(&text, "%s:%u: %s", row->file, row->line, source)
                             : asprintf(&text, "%u: %s", row->line, source);
    put_wrapped(page, 0, row->thread, 0, must(length < 0 ? NULL : text), page->cell < NARROW ? 2 : 1);
    free(text);
    free(source);
    page->file = row->file;
    page->line = row->line;
    page->thread = row->thread;
}

/* Says how often the rows up to this one came again, if they did. */
static void put_again(struct page *page, size_t last)
{
    const struct row *end = &page->table->rows[last];
    char text[64];
    unsigned shown = 0, thread = 0;
    bool one = true;
    for (size_t i = last + 1 - end->rows; end->again && i <= last; i++)
        if (page->shown[i] && !page->table->rows[i].is_switch) {
            one &= !shown || page->table->rows[i].thread == thread;
            thread = page->table->rows[i].thread;
            shown++;
        }
    if (!shown)
        return;
    snprintf(text, sizeof text, "... again, %u time%s", end->again, end->again == 1 ? "" : "s");
    if (one) {
        put_cell(page, 0, thread, page->indent, text);
    } else {
        fprintf(page->to, "%*s  ... these %u again, %u time%s\n", STEP_WIDTH, "", shown, end->again,
                end->again == 1 ? "" : "s");
        page->line = 0;
    }
}

static void put_switch(struct page *page, const struct row *row)
{
    char text[32] = "switch";
    put_gap(page, row->left, row->steps);
    if (row->number)
        snprintf(text, sizeof text, "preemption %u", row->number);
    if (row->kind == ROW_LOOP)
        put_across(page, '=', "\033[1;35m", "from here on it repeats for ever");
    else if (row->preempts)
        put_across(page, '-', "\033[1;31m", text);
    else if (page->options->switches)
        put_across(page, '-', "", row->text);
}

static void put_row(struct page *page, const struct row *row)
{
    bool step = row->steps > page->steps;
    put_gap(page, row->thread, row->steps - (step && row->kind != ROW_WAIT));
    page->waits[row->thread] = false;
    put_source(page, row);
    step = step && row->kind != ROW_WAIT;
    put_wrapped(page, step ? row->steps : 0, row->thread, row->file ? page->indent : 0, row->text, TEXT_LINES);
    if (step)
        page->steps = row->steps;
    page->waits[row->thread] = row->kind == ROW_WAIT;
}

static void put_rows(struct page *page)
{
    uint64_t folded = 0; /* steps up to here are told of by "again" */
    for (size_t i = 0; i < page->table->count; i++) {
        const struct row *row = &page->table->rows[i];
        if (folded && row->steps) {
            page->steps = row->steps - !row->is_switch;
            folded = 0;
        }
        if (row->is_switch)
            put_switch(page, row);
        else if (page->shown[i])
            put_row(page, row);
        put_again(page, i);
        folded += row->again;
    }
    if (page->options->loop)
        put_across(page, '=', "\033[1;35m", "and so on for ever");
}

/* ---- Layout ------------------------------------------------------------------------------ */

static void measure(struct page *page, const struct row *row, const char **file)
{
    unsigned width = columns_of(row->text) + (row->file ? INDENT : 0);
    if (width > page->cell)
        page->cell = width;
    if (row->file) {
        page->files |= *file && strcmp(*file, row->file) != 0;
        *file = row->file;
        char *source = timeline_source(page->options->sources, row->file, row->line);
        width = columns_of(source) + (page->files ? 24 : 6);
        if (width > page->cell)
            page->cell = width;
        free(source);
    }
    page->column[row->thread] = 1;
}

static void lay_out(struct page *page)
{
    const char *file = NULL;
    for (size_t i = 0; i < page->table->count; i++)
        if (page->shown[i] && !page->table->rows[i].is_switch)
            measure(page, &page->table->rows[i], &file);
    for (unsigned i = 1; i <= page->threads; i++)
        if (page->column[i])
            page->column[i] = ++page->columns;
    unsigned width = page->options->width ? page->options->width : USUAL_WIDTH;
    unsigned room = page->columns && width > STEP_WIDTH + 1 ? (width - STEP_WIDTH - 1) / page->columns : 0;
    room = room > GAP ? room - GAP : 0;
    if (page->cell > room && room < LEAST_CELL && page->columns > 1) {
        page->list = true;
        room = width > STEP_WIDTH + GAP + 8 ? width - STEP_WIDTH - GAP - 8 : LEAST_CELL;
    }
    if (page->cell < USUAL_CELL)
        page->cell = USUAL_CELL;
    if (page->cell > room)
        page->cell = room;
    page->indent = page->cell < NARROW ? INDENT / 2 : INDENT;
}

void timeline_print(struct symbols *symbols, const struct record *records, size_t count,
                    const struct timeline_options *options, FILE *to)
{
    struct switchtable *table = switchtable_new(symbols);
    timeline_gather(table, records, count, options);
    struct page page = {.table = table, .options = options, .to = to};
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].thread > page.threads)
            page.threads = table->rows[i].thread;
    page.shown = must(calloc(table->count + 1, sizeof *page.shown));
    page.column = must(calloc(page.threads + 1, sizeof *page.column));
    page.waits = must(calloc(page.threads + 1, sizeof *page.waits));
    timeline_choose(table, page.shown);
    lay_out(&page);
    put_heading(&page);
    put_rows(&page);
    free(page.shown);
    free(page.column);
    free(page.waits);
    switchtable_free(table);
}
