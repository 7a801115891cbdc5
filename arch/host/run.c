/* From the kernel to a thread and back, as C sees it. While a thread runs, the kernel's stack is
   that of the host's own program, which called port_step: nothing of the kernel's lies on it
   between two steps, so a copy of the machine's memory is a copy of the machine.

   Threads run on stacks in their slots, which AddressSanitizer knows nothing of and need not: they
   call nothing of the host's. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "port.h"

struct port port;
struct port_output port_output;

extern const char library_text_start[], library_text_end[];

#define OFFSET(type, member, offset)                                                               \
    _Static_assert(offsetof(type, member) == (offset), "switch_*.S: offset of " #member)
OFFSET(struct port, context, 0);
OFFSET(struct port, stack, 8);
OFFSET(struct port, in_user, 16);
OFFSET(struct port, trap.kind, 24);
OFFSET(struct port, trap.size, 25);
OFFSET(struct port, trap.number, 26);
OFFSET(struct port, trap.pc, 32);
OFFSET(struct port, trap.sp, 40);
OFFSET(struct port, trap.fp, 48);
OFFSET(struct port, trap.args, 56);
_Static_assert(TRAP_SYSCALL == 0 && TRAP_POINT == 1 && TRAP_FAULT == 3, "switch_*.S: KIND_...");
OFFSET(struct context, sp, 0);
OFFSET(struct context, pc, 8);
#ifdef __x86_64__
OFFSET(struct context, bx, 16);
OFFSET(struct context, r15, 56);
OFFSET(struct context, result, 64);
OFFSET(struct context, argument, 72);
OFFSET(struct context, mxcsr, 80);
OFFSET(struct context, x87, 84);
OFFSET(struct context, interrupted, 86);
#else
OFFSET(struct context, x, 16);
OFFSET(struct context, fp, 96);
OFFSET(struct context, d, 104);
OFFSET(struct context, result, 168);
OFFSET(struct context, fpcr, 176);
OFFSET(struct context, interrupted, 184);
#endif

static void run_closed(struct context *context)
{
    port.saved = *context;
    slots_open_kernel(false);
    port_resume(&port.saved);
    slots_open_kernel(true);
    *context = port.saved;
}

struct thread *port_step(struct thread *thread)
{
    struct context *context = (struct context *)thread;
    port.steps++;
    if (port.paranoid)
        run_closed(context);
    else
        port_resume(context);
    if (arch_in_library(port.trap.pc)) {
        port.trap.pc = user_info.thread->caller;
        port.trap.sp = user_info.thread->caller_sp;
        port.trap.fp = user_info.thread->caller_fp;
    }
    return kernel_trap(thread, &port.trap);
}

bool arch_in_library(uintptr_t pc)
{
    return pc >= (uintptr_t)library_text_start && pc < (uintptr_t)library_text_end;
}

void arch_console(const char *bytes, size_t length) { port_output.console(bytes, length); }

size_t arch_input(uint8_t *bytes, size_t size)
{
    return port_output.input ? port_output.input(bytes, size) : 0;
}

void arch_trace(const struct record *records, size_t count) { port_output.trace(records, count); }

void arch_preempt(uint32_t instructions)
{
    (void)instructions;
    arch_panic("the host counts no instructions", __func__);
}

_Noreturn void arch_exit(int status)
{
    port_output.exit(status);
    abort();
}

_Noreturn void arch_panic(const char *what, const char *where)
{
    port_output.panic(what, where);
    abort();
}
