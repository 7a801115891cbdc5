/* What only x86-64 has: how signals keep a thread's registers. */
#define _GNU_SOURCE
#include <string.h>
#include <ucontext.h>

#include "port.h"

enum { DIRECTION_FLAG = 1 << 10, RED_ZONE = 128 };

_Static_assert((int)REG_RIP < CONTEXT_REGISTERS && (int)REG_EFL < CONTEXT_REGISTERS,
               "all that signals may change is kept");

void processor_save(struct context *context, const void *ucontext)
{
    const mcontext_t *machine = &((const ucontext_t *)ucontext)->uc_mcontext;
    memset(context, 0, sizeof *context);
    context->interrupted = 1;
    for (int i = 0; i < CONTEXT_REGISTERS; i++)
        context->all[i] = (uint64_t)machine->gregs[i];
    memcpy(context->vectors, machine->fpregs, CONTEXT_VECTOR_BYTES);
    /* The bytes that the hardware leaves to others differ from host to host. */
    memset(context->vectors + 416, 0, CONTEXT_VECTOR_BYTES - 416);
    context->sp = context->all[REG_RSP];
    context->pc = context->all[REG_RIP];
}

void processor_restore(const struct context *context, void *ucontext)
{
    mcontext_t *machine = &((ucontext_t *)ucontext)->uc_mcontext;
    for (int i = 0; i < CONTEXT_REGISTERS; i++)
        machine->gregs[i] = (greg_t)context->all[i];
    memcpy(machine->fpregs, context->vectors, 416);
}

void processor_leave(void *ucontext)
{
    mcontext_t *machine = &((ucontext_t *)ucontext)->uc_mcontext;
    machine->gregs[REG_RIP] = (greg_t)(uintptr_t)port_leave;
    machine->gregs[REG_RSP] = (greg_t)(uintptr_t)port.stack;
    machine->gregs[REG_EFL] &= ~(greg_t)DIRECTION_FLAG;
}

int processor_signal(int number, const void *ucontext)
{
    (void)ucontext;
    return number;
}

uintptr_t processor_pc(const void *ucontext)
{
    return (uintptr_t)((const ucontext_t *)ucontext)->uc_mcontext.gregs[REG_RIP];
}

uintptr_t processor_sp(const void *ucontext)
{
    return (uintptr_t)((const ucontext_t *)ucontext)->uc_mcontext.gregs[REG_RSP];
}

uintptr_t processor_fp(const void *ucontext)
{
    return (uintptr_t)((const ucontext_t *)ucontext)->uc_mcontext.gregs[REG_RBP];
}

uintptr_t processor_return_address(const void *ucontext)
{
    uintptr_t sp = processor_sp(ucontext);
    return slots_have(sp) && sp % 8 == 0 ? *(const uintptr_t *)sp : 0;
}

void arch_context_init(struct context *context, uintptr_t entry, uintptr_t sp, uintptr_t argument)
{
    memset(context, 0, sizeof *context);
    context->pc = entry;
    context->sp = (sp & ~(uintptr_t)15) - 8; /* as if called */
    context->argument = argument;
    context->mxcsr = 0x1f80;
    context->x87 = 0x037f;
}

void arch_context_result(struct context *context, intptr_t value)
{
    context->result = (uint64_t)value;
}

void arch_context_restore(struct context *context, const struct context *saved)
{
    enum { FLAGS = 0xcd5, ALWAYS = 0x202, MXCSR = 0xffff, MXCSR_AT = 24 };
    uint32_t mxcsr;
    *context = *saved;
    context->mxcsr &= MXCSR;
    if (!context->interrupted)
        return;
    context->interrupted = 1;
    context->sp = context->all[REG_RSP];
    context->pc = context->all[REG_RIP];
    context->all[REG_EFL] = (context->all[REG_EFL] & FLAGS) | ALWAYS;
    memcpy(&mxcsr, context->vectors + MXCSR_AT, sizeof mxcsr);
    mxcsr &= MXCSR;
    memcpy(context->vectors + MXCSR_AT, &mxcsr, sizeof mxcsr);
}

uintptr_t arch_context_sp(const struct context *context)
{
    return context->interrupted ? context->sp - RED_ZONE : context->sp;
}
