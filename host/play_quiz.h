/* The quiz: what a step reads or writes is to be guessed before it is shown. */
#ifndef PAWL_PLAY_QUIZ_H
#define PAWL_PLAY_QUIZ_H

#include "play.h"

/* Asks for the value that the thread's next step reads or writes; one that has none, or does not fit, is made at
   once. */
void quiz_step(struct play *play, unsigned thread);

/* Makes the step that was asked about, and says whether the guess was right. */
void quiz_answer(struct play *play, const char *guess);

#endif
