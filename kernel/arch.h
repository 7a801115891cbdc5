/* The arch interface: all that the kernel asks of a machine. A port gives these functions, the two
   headers "context.h" (struct context) and "config.h" (sizes of tables), and calls
   kernel_boot once and kernel_trap at each trap, on one stack of its own, never nested. */
#ifndef PAWL_ARCH_H
#define PAWL_ARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "context.h"

struct boot;
struct record;
struct thread;
struct trap;

/* ---- What a port calls ------------------------------------------------------------------- */

enum trap_kind { TRAP_SYSCALL, TRAP_POINT, TRAP_IRQ, TRAP_FAULT };

/* Why a thread gave the machine back. Before the call the port has saved the thread's whole context
   in its table entry; nothing of it may be left in registers or below its stack pointer. */
struct trap {
    uint8_t kind;      /* enum trap_kind */
    uint8_t size;      /* POINT: bytes accessed (0 if more than 255: see args[1]) */
    uint16_t number;   /* SYSCALL: enum syscall; POINT: enum operation; FAULT: signal; IRQ: see arch_preempt */
    uintptr_t pc;      /* where the program stands: the return address of its call of the library,
                          or, as if that were one, the byte after a faulting instruction's first */
    uintptr_t sp, fp;  /* its stack and frame pointer */
    uintptr_t args[6]; /* SYSCALL: arguments; POINT: address, length; FAULT: address touched */
};

/* Reads the boot block, starts the first programs, gives the thread to resume first (or ends the
   run through arch_exit if there is none). The arena is all zero before. */
struct thread *kernel_boot(const struct boot *boot);

/* What happened, who goes on: performs what `current` announced before as far as it is done, notes
   what it announces now, and gives the thread to resume. Its image is in its slot, user_info set
   and arch_protect done when it returns. */
struct thread *kernel_trap(struct thread *current, const struct trap *trap);

/* ---- What the kernel calls --------------------------------------------------------------- */

/* Makes `context` that of a thread that begins at `entry`, unprivileged, with its stack pointer at
   `sp` (aligned down as the machine wants) and its first argument in place. */
void arch_context_init(struct context *context, uintptr_t entry, uintptr_t sp, uintptr_t argument);

/* The interrupted system call of `context` will return `value`. */
void arch_context_result(struct context *context, intptr_t value);

/* Makes `context` what `saved` says, which was one once but has been in a program's hands since: only
   what a program may have in its registers is taken. */
void arch_context_restore(struct context *context, const struct context *saved);

/* The stack pointer of a saved context: what lies below it is dead. */
uintptr_t arch_context_sp(const struct context *context);

/* Only these ranges may be touched by the thread that runs next: its image [base, heap_end) and
   [stacks, end), the latter without [guard, guard + STACK_GUARD), and what is shared. */
struct access {
    uintptr_t base, heap_end, stacks, end, guard;
    uint32_t slot_size;
    uint32_t shared; /* and these chunks of shared_memory: a bit each */
};
void arch_protect(const struct access *access);

/* True if [address, address + length) are constants or code that programs may read. */
bool arch_constant(uintptr_t address, size_t length);

/* True if `pc` lies in the library's code, not in a program's. */
bool arch_in_library(uintptr_t pc);

/* Where a thread begins: the library's start-up; thread_block->entry says what it runs. */
extern void library_start(void);
/* Where a cancelled thread goes on, below its stack pointer. */
extern void library_cancelled(void);

/* Where a thread begins that runs a handler; its argument: a struct handler_call. */
extern void library_signal(void);

/* memcpy and memset, as fast as the machine can: for images and buffers. No overlap. */
void arch_copy(void *to, const void *from, size_t length);
void arch_clear(void *to, size_t length);

/* Metal mode: the thread that goes on is interrupted when it and those after it have executed so many
   instructions, if that is in its program, else as soon as it is: TRAP_IRQ, `number` 1 if later than
   asked; args: the instruction before which, how many were asked. The last word counts. */
void arch_preempt(uint32_t instructions);

/* Prints bytes of process output. */
void arch_console(const char *bytes, size_t length);

/* What was typed at the console, at most `size` bytes: the answer to the EVENT_ASK that is the last
   record of the trace; 0: nothing, or nothing any more. */
size_t arch_input(uint8_t *bytes, size_t size);

/* Takes records of the trace. */
void arch_trace(const struct record *records, size_t count);

/* The run is over with this exit status (of `pawl run`). Does not return. */
_Noreturn void arch_exit(int status);

/* The kernel is broken: `what` says which invariant, at `where`. Does not return. */
_Noreturn void arch_panic(const char *what, const char *where);

#endif
