/* What moves are called and what they show: each kind of label, note and text is kept once, and numbered. */
#ifndef PAWL_EXPLORE_LABELS_H
#define PAWL_EXPLORE_LABELS_H

#include "engine.h"

uint32_t label_number(const struct label *label);

/* Note 0 shows nothing. */
uint32_t note_number(const struct note *note, const char *text, size_t length);

size_t labels_memory(void);

#endif
