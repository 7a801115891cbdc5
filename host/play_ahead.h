/* "What could still happen from here?": the explorer is asked about all runs that begin as the path does. */
#ifndef PAWL_PLAY_AHEAD_H
#define PAWL_PLAY_AHEAD_H

#include "play.h"

enum goal_ahead { GOAL_NONE, GOAL_OPEN, GOAL_LOST, GOAL_UNKNOWN };

/* Asks, for some seconds at most, unless that is known of this path. False, and the message says why, if it cannot be
   asked. play->ahead_lines: what is to be shown. */
bool ahead_ask(struct play *play);

/* Says the next step of a way to the goal. */
void ahead_hint(struct play *play);

#endif
