/* What a thread of the host keeps in its table entry while it does not run. A thread that trapped
   by a call keeps what a called function must preserve; one that a signal interrupted keeps all.
   The assembler in switch_*.S knows the offsets: run.c checks them. */
#ifndef PAWL_CONTEXT_H
#define PAWL_CONTEXT_H

#include <stdint.h>

#if defined __aarch64__

enum { CONTEXT_REGISTERS = 34, CONTEXT_VECTOR_BYTES = 528 };

struct context {
    uint64_t sp, pc;
    uint64_t x[10], fp; /* x19-x28, x29 */
    uint64_t d[8];      /* d8-d15 */
    uint64_t result;    /* or the first argument: x0 when the thread goes on */
    uint64_t fpcr;
    uint64_t interrupted;                  /* go on with `all` and `vectors` instead */
    uint64_t all[CONTEXT_REGISTERS];       /* x0-x30, sp, pc, pstate */
    uint8_t vectors[CONTEXT_VECTOR_BYTES]; /* v0-v31, fpsr, fpcr */
};

#else /* x86-64 */

enum { CONTEXT_REGISTERS = 18, CONTEXT_VECTOR_BYTES = 512 };

struct context {
    uint64_t sp, pc;
    uint64_t bx, bp, r12, r13, r14, r15;
    uint64_t result, argument; /* in rax and rdi when the thread goes on; the rest is 0 */
    uint32_t mxcsr;
    uint16_t x87;
    uint16_t interrupted; /* go on with `all` and `vectors` instead */
    uint64_t all[CONTEXT_REGISTERS];
    uint8_t vectors[CONTEXT_VECTOR_BYTES]; /* as FXSAVE stores them */
};

#endif

#endif
