/* Signals one at a time, as in System V before there were sets. */
#include <errno.h>
#include <signal.h>

#include "internal.h"

/* sigprocmask of one signal; gives whether it was masked before, or -1: EINVAL. */
static int mask_one(int how, int signal)
{
    sigset_t old, set = {0};
    if (signal <= 0 || signal >= NSIG)
        return (int)library_fail(EINVAL);
    set.__bits = 1ull << (signal - 1);
    library_call(SYS_sigprocmask, how, &set, &old);
    return (old.__bits & set.__bits) != 0;
}

int sighold(int signal) { return mask_one(SIG_BLOCK, signal) < 0 ? -1 : 0; }

int sigrelse(int signal) { return mask_one(SIG_UNBLOCK, signal) < 0 ? -1 : 0; }

static __sighandler_t act(int signal, const struct sigaction *action)
{
    struct sigaction old;
    long result = library_call(SYS_sigaction, signal, action, &old);
    return result < 0 ? (library_fail((int)-result), SIG_ERR) : old.sa_handler;
}

int sigignore(int signal)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    return act(signal, &ignore) == SIG_ERR ? -1 : 0;
}

/* The new action holds before the signal is let in. */
__sighandler_t sigset(int signal, __sighandler_t handler)
{
    struct sigaction action = {.sa_handler = handler};
    __sighandler_t before = act(signal, handler == SIG_HOLD ? NULL : &action);
    if (before == SIG_ERR)
        return SIG_ERR;
    return mask_one(handler == SIG_HOLD ? SIG_BLOCK : SIG_UNBLOCK, signal) ? SIG_HOLD : before;
}

int sigpause(int signal)
{
    sigset_t mask = {(unsigned)library_call(SYS_sigmask)};
    if (sigdelset(&mask, signal))
        return -1;
    return sigsuspend(&mask);
}
