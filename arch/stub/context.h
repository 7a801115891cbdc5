/* A stopped thread. A port keeps all of it here: every register, the program counter, the stack
   pointer; nothing may lie on the thread's stack, which vfork shares and which fork copies without
   what is below the stack pointer. A plain struct that may be copied, the first member of the
   kernel's struct thread. */
#ifndef PAWL_CONTEXT_H
#define PAWL_CONTEXT_H

#include <stdint.h>

struct context {
    uintptr_t pc, sp;
    uintptr_t registers[2]; /* the argument of a new thread; the result of a system call */
};

#endif
