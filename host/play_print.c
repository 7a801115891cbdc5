/* The screen as lines of text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "play_view.h"

/* Each row as far as it is written. Rows need not come in order. */
struct page {
    char **rows;
};

static void put(void *context, unsigned row, unsigned column, enum style style, unsigned thread, const char *piece)
{
    struct page *page = context;
    char *old = page->rows[row];
    unsigned width = columns_of(old);
    (void)style;
    (void)thread;
    page->rows[row] = text("%s%*s%s", old, column > width ? (int)(column - width) : 0, "", piece);
    free(old);
}

void play_print(const struct play *play, unsigned rows, unsigned columns, FILE *to)
{
    struct page page = {grown(NULL, rows, sizeof *page.rows)};
    for (unsigned i = 0; i < rows; i++)
        page.rows[i] = text("%s", "");
    const struct canvas canvas = {put, &page, rows, columns};
    play_draw(play, &canvas);
    for (unsigned i = 0; i < rows; i++) {
        char *line = page.rows[i];
        size_t length = strlen(line);
        while (length && line[length - 1] == ' ')
            length--;
        fprintf(to, "%.*s\n", (int)length, line);
        free(line);
    }
    free(page.rows);
}
