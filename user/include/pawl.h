/* What a machine that turns one step at a time gives to experiments. */
#ifndef PAWL_PAWL_H
#define PAWL_PAWL_H

#include <stdbool.h>
#include <sys/types.h>

/* Sets the byte at `lock` to 1 and tells whether it was set before, as one operation that nobody
   can come between (LDREXB and STREXB on a Cortex-M, an atomic exchange elsewhere). The lock may be
   a bool, a char or an int; 0 is free. */
bool test_and_set(volatile void *lock);

/* Starts a new process that shares this one's memory and inherits its descriptors as by fork; it
   runs start(argument) and ends with status 0 when that returns. Gives its pid, or -1: EAGAIN,
   ENOMEM. */
pid_t spawn(void (*start)(void *), void *argument);

/* A semaphore as the books write it: Semaphore mutex = 1; P(&mutex); ... V(&mutex);
   Its value never falls below 0: who finds it 0 waits in a line, first come, first served. */
typedef int Semaphore;

/* Takes one, and waits until there is one. Gives 0. */
int P(Semaphore *semaphore);

/* Gives one back, to the first who waits if somebody does. Gives 0, or -1: EOVERFLOW. */
int V(Semaphore *semaphore);

/* A number from 0 to count - 1, the machine's choice: every one of them is tried when all runs are.
   -1: EINVAL (count below 1). */
int pawl_choose(int count);

/* What the machine has done since the run began, modulo 2^32: system calls, switches from one thread to
   another, bytes of files, pipes, sockets and messages that the kernel copied (into it, and out of it again), ticks.
   To ask is neither a call nor a step. */
struct pawl_counts {
    unsigned calls, switches, copied, ticks;
};
void pawl_counts(struct pawl_counts *counts);

/* The instructions that `pawl sweep` tries: between the two it lets another thread come in before each
   of them. Elsewhere they do nothing, and are no steps. */
void pawl_region_begin(void);
void pawl_region_end(void);

/* The marks round a critical section, by which its claims are judged: I want in; I stand in line
   (the doorway is done); I am in; I am out. */
void cs_want(void);
void cs_wait(void);
void cs_enter(void);
void cs_leave(void);

#endif
