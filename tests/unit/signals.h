/* What the tests of signals share. A thread is in a handler when the library is about to call it. */
#ifndef SIGNALS_H
#define SIGNALS_H

#include "play.h"

enum { ACTION = 100, OLD = 140, SET = 180, STATUS = 200, PIPE_ENDS = 220, FROM = 300, INFO = 700 };
#define HANDLER 0x4440

static inline bool in_handler(void) { return now->context.entry == (uintptr_t)library_signal; }

static inline const struct handler_call *handler_call(void)
{
    assert_true(in_handler());
    return (const void *)now->context.argument;
}

/* The handler returns; what the interrupted call gives. */
static inline intptr_t handler_returns(void)
{
    return call(sigreturn, (uintptr_t)handler_call());
}

static inline intptr_t act(unsigned signal, uintptr_t handler, int flags)
{
    PUT(struct k_sigaction, ACTION, {.handler = handler, .flags = flags});
    return call(sigaction, signal, at(ACTION), 0);
}

static inline intptr_t mask(int how, uint32_t set)
{
    PUT(struct k_sigset, SET, {set});
    return call(sigprocmask, how, at(SET), 0);
}

static inline uint32_t pending(void)
{
    assert_int_equal(0, call(sigpending, at(SET)));
    return (uint32_t)GET(struct k_sigset, SET).bits;
}

/* P1 with a handler for SIGUSR1, which runs, and its child P2, pid 3. */
static inline void boot_two(int flags)
{
    boot(ONE(SOLO));
    assert_int_equal(0, act(K_SIGUSR1, HANDLER, flags));
    assert_int_equal(0, call(pipe, at(PIPE_ENDS)));
    call(fork);
}

static inline int parent(void) { return thread(1)->process; }

#endif
