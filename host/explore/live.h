/* What is dead: registers and bytes of stacks that nobody reads before they are written, whatever happens
   from now on. Two states that differ only there are one.

   It is found in the object code of the functions that are on the stack: where each keeps what, which of
   its bytes and registers some path reads after the call in which it stands, and whose addresses others may
   know. What is not understood is live: an answer may be too careful, but never wrong.

   A function is looked at when it is first met on a stack, and remembered. */
#ifndef PAWL_EXPLORE_LIVE_H
#define PAWL_EXPLORE_LIVE_H

#include <stdint.h>

#include "context.h"

/* Puts zeros (see live_filler) for all that is dead in a copy of a thread's stack and in a copy of its saved
   context. `stack` holds the bytes of [sp, top), addresses as the thread sees them, sp that of the context;
   top is where the stack's frames end: its struct thread_block. `canonical` may be `context` itself; of it only
   registers of the processor are changed, nothing else is read or written.

   Works for threads that announced their operation by a call (not `interrupted`) or are about to start: else
   nothing is changed. vfork: while a child runs on its parent's stack, the parent's bytes are taken for
   live from the function that called it on inwards. */
void live_mask(const struct context *context, uint8_t *stack, uintptr_t sp, uintptr_t top,
               struct context *canonical);

/* What live_mask puts for a dead byte: 0. Tests put rubbish, with which every program must do the same. */
extern uint8_t live_filler;

#endif
