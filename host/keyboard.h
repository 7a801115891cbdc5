/* The keyboard of a live run: what comes at standard input answers the machine's questions. The terminal
   edits lines and shows what is typed; its signals become the bytes that a serial line would bring. */
#ifndef PAWL_KEYBOARD_H
#define PAWL_KEYBOARD_H

#include <signal.h>
#include <stdbool.h>

/* From now on Ctrl+C and its like are bytes, which come between two calls of keyboard_wait; answers go
   to the pipe `to`. Pressed three times without an answer, Ctrl+C ends the command after all. */
void keyboard_begin(int to, void (*give_up)(int signal));
void keyboard_end(void);

/* The machine asks for at most so many bytes; with patience it waits until there are some. */
void keyboard_asked(unsigned most, bool patient);

/* True if the machine waits for an answer: then standard input is to be watched, with this mask of
   signals. */
bool keyboard_wanted(void);
const sigset_t *keyboard_mask(void);

/* There may be something now. */
void keyboard_look(void);

#endif
