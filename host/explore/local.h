/* A thread's local column: what it alone has, its registers, what it has announced, and its live stack. */
#ifndef PAWL_EXPLORE_LOCAL_H
#define PAWL_EXPLORE_LOCAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct thread;

/* The value that the column of this thread has now: 0 if it does not live. */
uint32_t local_capture(unsigned thread);

/* Makes the thread what that value says. */
void local_restore(unsigned thread, uint32_t value);

/* Notes whether the thread trapped in the library: then what the library keeps of its caller is alive. */
void local_trapped(unsigned thread, bool in_library);

/* Makes the thread's stack below its stack pointer what it is at its first step, so that nothing of another
   run is found there. `begins`: a step, not what follows a call that is none: and gives it fuel. */
void local_prepare(struct thread *t, bool begins);

/* Inverts the bytes of its live stack. */
void local_invert(const struct thread *t);

size_t local_memory(void);

#endif
