/* Contexts that the kernel makes and looks into. */
#include "arch.h"

#include "abi.h"

/* The numbers that entry.S has of them. */
_Static_assert(offsetof(struct context, sp) == 32, "CONTEXT_SP");
_Static_assert(sizeof(struct trap) == 40 && TRAP_POINT == 1, "TRAP_SIZE, TRAP_POINT");
_Static_assert(offsetof(struct thread_block, caller) == 8 &&
                   offsetof(struct thread_block, caller_sp) == 12 &&
                   offsetof(struct thread_block, caller_fp) == 16,
               "BLOCK_CALLER");

enum { THUMB_STATE = 1 << 24 }; /* of xpsr */

void arch_context_init(struct context *context, uintptr_t entry, uintptr_t sp, uintptr_t argument)
{
    *context = (struct context){
        .sp = sp & ~(uintptr_t)7,
        .r0 = argument,
        .pc = entry & ~(uintptr_t)1,
        .xpsr = THUMB_STATE,
    };
}

void arch_context_result(struct context *context, intptr_t value)
{
    context->r0 = (uint32_t)value;
}

/* Of xpsr: flags, and where it stood in a block of conditional instructions. */
void arch_context_restore(struct context *context, const struct context *saved)
{
    const uint32_t flags = 0xfe00fc00;
    *context = *saved;
    context->sp &= ~(uint32_t)3;
    context->pc &= ~(uint32_t)1;
    context->xpsr = (context->xpsr & flags) | THUMB_STATE;
}

uintptr_t arch_context_sp(const struct context *context)
{
    return context->sp;
}
