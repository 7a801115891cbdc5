/* Text in columns on a terminal: Korean letters are two columns wide. */
#ifndef PAWL_COLUMNS_H
#define PAWL_COLUMNS_H

#include <stddef.h>
#include <stdio.h>

/* Columns that UTF-8 text takes; a byte that is none takes one. */
unsigned columns_of(const char *text);

/* Writes what fits into `width` columns, "..." at its end if that is not all; returns the columns written. */
unsigned columns_put(const char *text, unsigned width, FILE *to);

/* How many bytes of the text stand on a line of `width` columns: all, or up to a blank in its second half, at least one
   character. */
size_t columns_fit(const char *text, unsigned width);

/* As columns_put, and blanks up to `width`. */
void columns_pad(const char *text, unsigned width, FILE *to);

/* Columns of the terminal behind this descriptor; 0: it is none. */
unsigned columns_terminal(int file);

#endif
