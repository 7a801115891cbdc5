/* The table of outcomes. */
#include "answertext_private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "phrases.h"
#include "text.h"
#include "tracetext.h"

enum { MOST_ROWS = 40, LEAST_OUTPUT = 20, MOST_LINES = 8, COLUMNS = 5 };

/* One row's cells; the last is the output. */
struct cells {
    char *cell[COLUMNS];
};

static char *statuses_text(const struct outcome *outcome)
{
    char *all = text("%s", outcome->status_count ? "" : "-");
    for (size_t i = 0; i < outcome->status_count; i++) {
        char *longer = text("%s%s%d", all, i ? " " : "", outcome->statuses[i]);
        free(all);
        all = longer;
    }
    return all;
}

static char *output_text(const struct outcome *outcome)
{
    char *quoted;
    size_t size;
    FILE *to = open_memstream(&quoted, &size);
    if (!to)
        fail("out of memory");
    putc('"', to);
    write_escaped(outcome->output, outcome->output_size, to);
    putc('"', to);
    fclose(to);
    return quoted;
}

static struct cells cells_of(const struct outcome *outcome, uint64_t random)
{
    return (struct cells){{
        text("%" PRIu64, outcome->preemptions),
        random ? text("%.1f %%", 100.0 * outcome->share / (double)random) : text("%s", ""),
        text("%s", say_end(outcome->end)),
        statuses_text(outcome),
        output_text(outcome),
    }};
}

static void put_left(const char *cell, unsigned width, FILE *to)
{
    for (unsigned at = columns_of(cell); at < width; at++)
        putc(' ', to);
    fputs(cell, to);
}

/* On as many lines as it takes: outcomes may differ in their last word. */
static void put_output(const char *output, const unsigned *width, FILE *to)
{
    unsigned before = 2;
    for (unsigned i = 0; i < COLUMNS - 1; i++)
        before += width[i] ? width[i] + 2 : 0;
    for (unsigned lines = 1; *output; lines++) {
        size_t length = columns_fit(output, width[COLUMNS - 1]);
        if (lines == MOST_LINES)
            length = strlen(output);
        char *piece = text("%.*s", (int)length, output);
        fprintf(to, "%*s", lines == 1 ? 2 : (int)before, "");
        columns_put(piece, width[COLUMNS - 1], to);
        putc('\n', to);
        free(piece);
        output += length;
        output += strspn(output, " ");
    }
}

static void put_row(const struct cells *row, const unsigned *width, FILE *to)
{
    fputs("  ", to);
    put_left(row->cell[0], width[0], to);
    if (width[1]) {
        fputs("  ", to);
        put_left(row->cell[1], width[1], to);
    }
    for (unsigned i = 2; i < COLUMNS - 1; i++) {
        fputs("  ", to);
        columns_pad(row->cell[i], width[i], to);
    }
    put_output(row->cell[COLUMNS - 1], width, to);
}

static void put_title(const struct answer *answer, FILE *to)
{
    if (!answer->outcomes_complete)
        fputs(say(SAY_OUTCOMES_SOME), to);
    else if (answer->outcome_count == 1)
        fputs(say(SAY_ONE_OUTCOME), to);
    else
        fprintf(to, say(SAY_OUTCOMES), answer->outcome_count);
    putc('\n', to);
}

void answertext_outcomes(const struct answer *answer, uint64_t random, const struct paper *paper)
{
    size_t shown = answer->outcome_count < MOST_ROWS ? answer->outcome_count : MOST_ROWS;
    struct cells *rows = grown(NULL, shown + 1, sizeof *rows);
    unsigned width[COLUMNS] = {0}, used = 2;
    if (!answer->outcome_count) {
        if (answer->outcomes_complete)
            fprintf(paper->to, "\n%s\n", say(SAY_NO_OUTCOMES));
        free(rows);
        return;
    }
    rows[0] = (struct cells){{text("%s", say(SAY_COLUMN_PREEMPTIONS)),
                              text("%s", random ? say(SAY_COLUMN_SHARE) : ""), text("%s", say(SAY_COLUMN_END)),
                              text("%s", say(SAY_COLUMN_STATUS)), text("%s", say(SAY_COLUMN_OUTPUT))}};
    for (size_t i = 0; i < shown; i++)
        rows[i + 1] = cells_of(&answer->outcomes[i], random);
    for (size_t i = 0; i <= shown; i++)
        for (unsigned k = 0; k < COLUMNS - 1; k++) {
            unsigned own = columns_of(rows[i].cell[k]);
            width[k] = own > width[k] ? own : width[k];
        }
    for (unsigned k = 0; k < COLUMNS - 1; k++)
        used += width[k] ? width[k] + 2 : 0;
    width[COLUMNS - 1] = paper->width > used + LEAST_OUTPUT ? paper->width - used : LEAST_OUTPUT;
    fputc('\n', paper->to);
    put_title(answer, paper->to);
    for (size_t i = 0; i <= shown; i++) {
        put_row(&rows[i], width, paper->to);
        for (unsigned k = 0; k < COLUMNS; k++)
            free(rows[i].cell[k]);
    }
    free(rows);
    if (answer->outcome_count > shown) {
        fputs("  ", paper->to);
        fprintf(paper->to, say(SAY_MORE_OUTCOMES), answer->outcome_count - shown);
        fputc('\n', paper->to);
    }
}
