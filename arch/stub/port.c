/* A port to no machine: what every port must give, each function with the simplest thing that is
   true. It compiles and links; whoever ports Pawl copies it and fills it in. kernel/arch.h says
   what each function promises.

   A port also gives
     - config.h, the sizes of the tables, and context.h, a stopped thread;
     - a place of their own for `machine` and `user_info` (sections .bss.machine, .bss.user_info);
       threads may read user_info, and touch nothing of machine;
     - library_start and the stubs of system calls and points, in user/lib/arch;
     - where programs lie: a linker script or the like, whose addresses go into programs[] and
       slots[]. */
#include "arch.h"
#include "abi.h"
#include "config.h"

/* ---- The ways in ------------------------------------------------------------------------- */

/* Runs a thread until it traps: loads its context, and saves it again when a system call, a point,
   an interrupt or a fault stops it. The heart of a port, in assembler. */
static void resume(struct thread *thread, struct trap *trap)
{
    (void)thread, (void)trap;
    arch_panic("there is no machine that could run a thread", __func__);
}

/* All that happens after power on: once the boot block is in memory, and all else is zero. */
void stub_run(const struct boot *boot);
void stub_run(const struct boot *boot)
{
    struct trap trap = {0};
    for (struct thread *thread = kernel_boot(boot);; thread = kernel_trap(thread, &trap))
        resume(thread, &trap);
}

/* ---- Threads ----------------------------------------------------------------------------- */

void arch_context_init(struct context *context, uintptr_t entry, uintptr_t sp, uintptr_t argument)
{
    *context = (struct context){.pc = entry, .sp = sp, .registers = {argument}};
}

void arch_context_result(struct context *context, intptr_t value)
{
    context->registers[1] = (uintptr_t)value;
}

void arch_context_restore(struct context *context, const struct context *saved)
{
    *context = *saved;
}

uintptr_t arch_context_sp(const struct context *context)
{
    return context->sp;
}

/* ---- Memory ------------------------------------------------------------------------------ */

/* Without protection only announced accesses are checked, by the kernel. */
void arch_protect(const struct access *access)
{
    (void)access;
}

/* Nothing is known to be constant, so system calls take nothing but what lies in the image. */
bool arch_constant(uintptr_t address, size_t length)
{
    (void)address, (void)length;
    return false;
}

/* Without a range of its own for the library, traces name its lines instead of the program's. */
bool arch_in_library(uintptr_t pc)
{
    (void)pc;
    return false;
}

void arch_copy(void *to, const void *from, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((uint8_t *)to)[i] = ((const uint8_t *)from)[i];
}

void arch_clear(void *to, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((uint8_t *)to)[i] = 0;
}

/* ---- The world --------------------------------------------------------------------------- */

/* There is nobody to whom it could be shown. */
void arch_console(const char *bytes, size_t length)
{
    (void)bytes, (void)length;
}

void arch_preempt(uint32_t instructions)
{
    (void)instructions;
}

size_t arch_input(uint8_t *bytes, size_t size)
{
    (void)bytes, (void)size;
    return 0;
}

void arch_trace(const struct record *records, size_t count)
{
    (void)records, (void)count;
}

void arch_exit(int status)
{
    (void)status;
    for (;;)
        __builtin_trap();
}

void arch_panic(const char *what, const char *where)
{
    (void)what, (void)where;
    for (;;)
        __builtin_trap();
}
