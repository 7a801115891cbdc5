/* What the files of this port share. */
#ifndef PAWL_PORT_H
#define PAWL_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct boot;
struct context;
struct thread;
struct trap;

/* The thread that runs or ran until this trap; its context comes first in it. Only entry.S writes
   it. */
extern struct thread *current;

static inline struct context *running(void) { return (struct context *)current; }

/* Called by entry.S only: */

/* Sets the machine up, boots the kernel: the thread to run first. On the kernel's stack,
   privileged, not in an exception. */
struct thread *start(void);
/* The running thread did what it must not; it is saved, but for the frame that the hardware has
   tried to put at `frame` if there was no room for it. Gives the thread to go on. */
struct thread *fault(const uint32_t *frame);
/* An interrupt has pended PendSV; as for fault. */
struct thread *interrupt(void);
/* A fault or another exception that the kernel does not expect of itself. */
_Noreturn void kernel_fault(const uint32_t *frame);
/* SysTick. */
void watchdog(void);

/* mpu.c: what all threads may touch; the rest comes with arch_protect. */
void mpu_start(void);

/* preempt.c: true in metal mode, when SysTick counts a thread's instructions; what PendSV does then:
   makes `trap` one of the timer, or waits on for the thread to be in its program, false. */
bool preempts(void);
bool preempt(struct trap *trap, bool in_program);

/* watchdog.c: begins to watch. */
void watchdog_start(void);

/* stack.c: notes how deep the kernel's stack is used from now on; records it. */
void stack_paint(void);
void stack_report(void);

/* start.c: so many were printed. */
extern uint32_t console_bytes;

/* semihost.c: the boot block, read whole. Opens the file of records. */
const struct boot *semihost_start(void);

#endif
