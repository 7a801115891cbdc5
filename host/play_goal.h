/* What the player is to bring about: the `goal` lines of the program's header, or --goal. All of them hold when the
   run is over:

       balance==15 && sum!=0       what variables then hold, compared with numbers
       end deadlock                how it ends: exit, idle, deadlock, limit
       output "lost"               somewhere in what was printed */
#ifndef PAWL_PLAY_GOAL_H
#define PAWL_PLAY_GOAL_H

#include "play.h"

/* Takes the goals, and watches their variables. One that is none ends the command. */
void goal_begin(struct play *play);

/* True if there is a goal and the path has reached it. */
bool goal_reached(const struct play *play);

/* True if the comparison holds of this value. */
struct comparison;
bool goal_compares(const struct comparison *c, const char *value);

/* All of them in a line, a new string; "" if there is none. */
char *goal_text(const struct play *play);

#endif
