/* Histories: what a run has printed so far, and which processes have ended how. No part of a state; an
   outcome is a history and an end. */
#ifndef PAWL_EXPLORE_HISTORY_H
#define PAWL_EXPLORE_HISTORY_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Numbered: two runs that printed the same and whose processes ended alike have the same. 0: nothing yet. */
typedef uint32_t history_id;
#define NO_HISTORY 0xffffffffu

/* What the history is after a move that shows this note. */
history_id history_after(history_id history, uint32_t note);

/* Notes mean something else from now on. */
void history_forget(void);

/* What was printed, as a C string without the quotes. */
void history_print_text(history_id history, FILE *to);

/* The exit statuses in the order of creation, with commas between; 128 and its number for a signal. "-": none. */
void history_print_statuses(history_id history, FILE *to);

#endif
