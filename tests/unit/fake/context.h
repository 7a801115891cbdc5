/* The unit tests play the machine: a thread's context is only what the kernel says of it. */
#ifndef PAWL_CONTEXT_H
#define PAWL_CONTEXT_H

#include <stdint.h>

struct context {
    uintptr_t entry, sp, argument;
    intptr_t result; /* of its last system call */
};

#endif
