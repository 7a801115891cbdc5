/* --reach and --never: what is asked of every state. */
#ifndef PAWL_EXPLORE_QUESTIONS_H
#define PAWL_EXPLORE_QUESTIONS_H

#include <stdbool.h>

enum question { QUESTION_REACH, QUESTION_NEVER, QUESTIONS };

/* Takes "ADDRESS:SIZE:OP:VALUE&..." (protocol.h): all of it has to hold at once. False: it is none. */
bool question_add(enum question which, const char *text);

bool question_asked(enum question which);

/* True if one of those added holds in the current state. */
bool question_holds(enum question which);

#endif
