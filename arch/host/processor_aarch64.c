/* What only AArch64 has: how signals keep a thread's registers. */
#define _GNU_SOURCE
#include <asm/sigcontext.h>
#include <signal.h>
#include <string.h>
#include <ucontext.h>

#include "port.h"

enum { SP = 31, PC, PSTATE };

/* The record of the vector registers among those that the signal keeps; the first of any host. */
static struct fpsimd_context *vectors_of(const mcontext_t *machine)
{
    const char *at = (const char *)machine->__reserved;
    for (;;) {
        const struct _aarch64_ctx *head = (const void *)at;
        if (head->magic == FPSIMD_MAGIC)
            return (struct fpsimd_context *)head;
        if (!head->magic)
            return NULL;
        at += head->size;
    }
}

void processor_save(struct context *context, const void *ucontext)
{
    const mcontext_t *machine = &((const ucontext_t *)ucontext)->uc_mcontext;
    const struct fpsimd_context *vectors = vectors_of(machine);
    memset(context, 0, sizeof *context);
    context->interrupted = 1;
    for (int i = 0; i < SP; i++)
        context->all[i] = machine->regs[i];
    context->all[SP] = context->sp = machine->sp;
    context->all[PC] = context->pc = machine->pc;
    context->all[PSTATE] = machine->pstate;
    if (vectors) {
        memcpy(context->vectors, vectors->vregs, sizeof vectors->vregs);
        memcpy(context->vectors + sizeof vectors->vregs, &vectors->fpsr, 4);
        memcpy(context->vectors + sizeof vectors->vregs + 4, &vectors->fpcr, 4);
    }
}

void processor_restore(const struct context *context, void *ucontext)
{
    mcontext_t *machine = &((ucontext_t *)ucontext)->uc_mcontext;
    struct fpsimd_context *vectors = vectors_of(machine);
    for (int i = 0; i < SP; i++)
        machine->regs[i] = context->all[i];
    machine->sp = context->all[SP];
    machine->pc = context->all[PC];
    machine->pstate = context->all[PSTATE];
    if (vectors) {
        memcpy(vectors->vregs, context->vectors, sizeof vectors->vregs);
        memcpy(&vectors->fpsr, context->vectors + sizeof vectors->vregs, 4);
        memcpy(&vectors->fpcr, context->vectors + sizeof vectors->vregs + 4, 4);
    }
}

void processor_leave(void *ucontext)
{
    mcontext_t *machine = &((ucontext_t *)ucontext)->uc_mcontext;
    machine->pc = (uintptr_t)port_leave;
    machine->sp = (uintptr_t)port.stack;
}

/* __builtin_trap() is a breakpoint here, and no instruction at all elsewhere. */
int processor_signal(int number, const void *ucontext)
{
    enum { TRAP_INSTRUCTION = (int)0xd4207d00 }; /* brk 1000 */
    uintptr_t pc = processor_pc(ucontext);
    bool trap = number == SIGTRAP && arch_constant(pc, 4) && *(const int *)pc == TRAP_INSTRUCTION;
    return trap ? SIGILL : number;
}

uintptr_t processor_pc(const void *ucontext)
{
    return ((const ucontext_t *)ucontext)->uc_mcontext.pc;
}

uintptr_t processor_sp(const void *ucontext)
{
    return ((const ucontext_t *)ucontext)->uc_mcontext.sp;
}

uintptr_t processor_fp(const void *ucontext)
{
    return ((const ucontext_t *)ucontext)->uc_mcontext.regs[29];
}

uintptr_t processor_return_address(const void *ucontext)
{
    return ((const ucontext_t *)ucontext)->uc_mcontext.regs[30];
}

void arch_context_init(struct context *context, uintptr_t entry, uintptr_t sp, uintptr_t argument)
{
    memset(context, 0, sizeof *context);
    context->pc = entry;
    context->sp = sp & ~(uintptr_t)15;
    context->result = argument;
}

void arch_context_result(struct context *context, intptr_t value)
{
    context->result = (uint64_t)value;
}

void arch_context_restore(struct context *context, const struct context *saved)
{
    const uint64_t flags = (uint64_t)0xf << 28; /* N, Z, C, V */
    *context = *saved;
    context->fpcr &= 0x7c00000;
    if (context->interrupted) {
        context->interrupted = 1;
        context->sp = context->all[SP];
        context->pc = context->all[PC];
        context->all[PSTATE] &= flags;
    }
}

uintptr_t arch_context_sp(const struct context *context)
{
    return context->sp; /* the ABI of Linux has no red zone here */
}
