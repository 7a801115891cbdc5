/* What keys do. */
#ifndef PAWL_PLAY_KEYS_H
#define PAWL_PLAY_KEYS_H

#include "play.h"

enum { ERASE_KEY = 127, ABORT_KEY = 27, REDO_KEY = 18 /* Ctrl+R */ };

/* One byte of what was typed. */
void play_key(struct play *play, char key);

/* All of a text; \n in it is Enter. */
void play_keys(struct play *play, const char *keys);

#endif
