/* What is on the screen: pieces of text at their places. A terminal takes them, or a file (--keys). */
#ifndef PAWL_PLAY_VIEW_H
#define PAWL_PLAY_VIEW_H

#include "play.h"

enum style { STYLE_PLAIN, STYLE_TITLE, STYLE_CURRENT, STYLE_FAINT, STYLE_GOOD, STYLE_BAD };

struct canvas {
    /* `thread` 0: none. Within a row from left to right; `text` fits. */
    void (*put)(void *context, unsigned row, unsigned column, enum style style, unsigned thread, const char *text);
    void *context;
    unsigned rows, columns;
};

void play_draw(const struct play *play, const struct canvas *canvas);

/* Where the cursor is to stand, in the row of the message: behind what is typed. */
unsigned play_cursor(const struct play *play, const struct canvas *canvas, unsigned *row);

/* The screen as lines of text. */
void play_print(const struct play *play, unsigned rows, unsigned columns, FILE *to);

#endif
