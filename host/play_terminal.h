/* The screen and the keys of a terminal. */
#ifndef PAWL_PLAY_TERMINAL_H
#define PAWL_PLAY_TERMINAL_H

#include "play.h"

/* Until q. */
void play_at_terminal(struct play *play);

#endif
