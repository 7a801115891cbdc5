/* A stopped thread on Cortex-M3. The hardware's frame is moved here from the stack at each trap, so
   nothing of a stopped thread's registers lies on its stack. entry.S knows the order. */
#ifndef PAWL_CONTEXT_H
#define PAWL_CONTEXT_H

#include <stdint.h>

struct context {
    uint32_t r4, r5, r6, r7, r8, r9, r10, r11;
    uint32_t sp;                                /* before the trap, above the frame */
    uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr; /* the frame, as the hardware stacks it */
};

#endif
