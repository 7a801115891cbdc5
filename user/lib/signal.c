/* Signals. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

#include "internal.h"

/* ---- Handlers ------------------------------------------------------------------------------ */

extern void library_signal(struct handler_call *call);

/* Where a thread begins that runs a handler. The library itself may have been interrupted, in the midst of
   what a call of it does: what it has noted of that call is kept. */
void library_signal(struct handler_call *call)
{
    struct library_caller caller = library_caller_save();
    unsigned fuel = user_info.thread->fuel;
    if (call->with_info)
        ((void (*)(int, void *, void *))call->handler)(call->info.si_signo, &call->info, call);
    else
        ((void (*)(int))call->handler)(call->info.si_signo);
    user_info.thread->fuel = fuel;
    library_caller_restore(caller);
    library_call(SYS_sigreturn, call);
}

static int set_action(int signal, const struct sigaction *action, struct sigaction *old)
{
    long result = library_call(SYS_sigaction, signal, action, old);
    return result < 0 ? (int)library_fail((int)-result) : 0;
}

__sighandler_t signal(int signal, __sighandler_t handler)
{
    struct sigaction old, action = {.sa_handler = handler};
    if (handler != SIG_DFL && handler != SIG_IGN)
        action.sa_flags = SA_RESTART;
    return set_action(signal, &action, &old) ? SIG_ERR : old.sa_handler;
}

__sighandler_t bsd_signal(int number, __sighandler_t handler) { return signal(number, handler); }

int siginterrupt(int signal, int interrupts)
{
    struct sigaction action;
    if (set_action(signal, NULL, &action))
        return -1;
    action.sa_flags = interrupts ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
    return set_action(signal, &action, NULL);
}

/* A handler may save the process by a jump; if it returns, that was the end. */
void abort(void)
{
    sigset_t set = {1ull << (SIGABRT - 1)};
    struct sigaction action = {.sa_handler = SIG_DFL};
    library_call(SYS_sigprocmask, SIG_UNBLOCK, &set, NULL);
    library_call(SYS_raise, SIGABRT);
    library_call(SYS_sigaction, SIGABRT, &action, NULL);
    library_call(SYS_raise, SIGABRT);
    for (;;)
        _exit(127);
}

/* ---- Sets ---------------------------------------------------------------------------------- */

static int is_signal(int signal) { return signal > 0 && signal < NSIG; }

static int set_set(sigset_t *set, unsigned long long bits)
{
    announce_write(set, sizeof *set);
    set->__bits = bits;
    return 0;
}

static unsigned long long bits_of(const sigset_t *set)
{
    announce_read(set, sizeof *set);
    return set->__bits;
}

int sigemptyset(sigset_t *set) { return set_set(set, 0); }

int sigfillset(sigset_t *set) { return set_set(set, ~0ull); }

int sigaddset(sigset_t *set, int signal)
{
    if (!is_signal(signal))
        return (int)library_fail(EINVAL);
    return set_set(set, bits_of(set) | 1ull << (signal - 1));
}

int sigdelset(sigset_t *set, int signal)
{
    if (!is_signal(signal))
        return (int)library_fail(EINVAL);
    return set_set(set, bits_of(set) & ~(1ull << (signal - 1)));
}

int sigismember(const sigset_t *set, int signal)
{
    if (!is_signal(signal))
        return (int)library_fail(EINVAL);
    return (int)(bits_of(set) >> (signal - 1) & 1);
}

/* ---- Calls --------------------------------------------------------------------------------- */

int pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
    return (int)-library_call(SYS_sigprocmask, how, set, old);
}

int sigwait(const sigset_t *set, int *signal)
{
    return (int)-library_call(SYS_sigwait, set, signal);
}

int killpg(pid_t group, int signal)
{
    long result = group < 0 ? -EINVAL : library_call(SYS_kill, -group, signal);
    return result < 0 ? (int)library_fail((int)-result) : 0;
}

pid_t getpgrp(void) { return (pid_t)library_call(SYS_getpgid, 0); }

int setpgrp(void)
{
    long result = library_call(SYS_setpgid, 0, 0);
    return result < 0 ? (int)library_fail((int)-result) : 0;
}

useconds_t ualarm(useconds_t value, useconds_t interval)
{
    struct itimerval old, new = {
        .it_value = {(time_t)(value / 1000000), (suseconds_t)(value % 1000000)},
        .it_interval = {(time_t)(interval / 1000000), (suseconds_t)(interval % 1000000)},
    };
    library_call(SYS_setitimer, ITIMER_REAL, &new, &old);
    return (useconds_t)(old.it_value.tv_sec * 1000000 + old.it_value.tv_usec);
}

/* ---- Jumps --------------------------------------------------------------------------------- */

extern _Noreturn void library_jump(struct __jmp_buf *where, int value);
extern int library_set_jump(struct __jmp_buf *where, int save);

/* The second half of setjmp: the registers are kept already. */
int library_set_jump(struct __jmp_buf *where, int save)
{
    where->__saved = save != 0;
    where->__mask = save ? (unsigned)library_call(SYS_sigmask) : 0;
    return 0;
}

void longjmp(jmp_buf where, int value) { siglongjmp(where, value); }

void _longjmp(jmp_buf where, int value) { siglongjmp(where, value); }

void siglongjmp(sigjmp_buf where, int value)
{
    if (where->__saved) {
        sigset_t mask = {where->__mask};
        library_call(SYS_sigprocmask, SIG_SETMASK, &mask, NULL);
    }
    library_jump(where, value ? value : 1);
}
