/* Signals: masks, and waiting for one. */
#include "kernel.h"

/* ---- Masks --------------------------------------------------------------------------------- */

static intptr_t read_set(struct thread *t, uint32_t *set, uintptr_t from)
{
    struct k_sigset bits;
    if (user_read(t, &bits, from, sizeof bits))
        return -K_EFAULT;
    *set = (uint32_t)bits.bits & SIGNALS_ALL;
    return 0;
}

static intptr_t write_set(struct thread *t, uintptr_t to, uint32_t set)
{
    struct k_sigset bits = {set};
    return user_write(t, to, &bits, sizeof bits);
}

intptr_t sys_sigprocmask(struct thread *t, const uintptr_t *a)
{
    uint32_t set = 0, old = t->mask;
    if (a[1] && read_set(t, &set, a[1]))
        return -K_EFAULT;
    if (a[1] && (unsigned)a[0] > K_SIG_SETMASK)
        return -K_EINVAL;
    if (a[2] && write_set(t, a[2], old))
        return -K_EFAULT;
    if (!a[1])
        return 0;
    uint32_t mask = (int)a[0] == K_SIG_BLOCK ? old | set : (int)a[0] == K_SIG_UNBLOCK ? old & ~set : set;
    t->mask = mask & SIGNALS_MASKABLE;
    return 0;
}

intptr_t sys_sigpending(struct thread *t, const uintptr_t *a)
{
    return write_set(t, a[0], (t->pending | process_of(t)->pending) & t->mask);
}

/* The mask for sigsetjmp, at once. */
intptr_t sys_sigmask(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return (intptr_t)t->mask;
}

/* ---- Waiting for one ----------------------------------------------------------------------- */

void signal_suspend(struct thread *t, uint32_t mask)
{
    t->mask_before = t->mask;
    t->suspended = true;
    t->mask = mask & SIGNALS_MASKABLE;
}

void signal_resume(struct thread *t)
{
    if (t->suspended)
        t->mask = t->mask_before;
    t->suspended = false;
    t->mask_before = 0;
}

intptr_t sys_pause(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return wait_for(t, OBJECT_SIGNAL, 0);
}

/* A signal that it lets through interrupts it as soon as it waits. */
intptr_t sys_sigsuspend(struct thread *t, const uintptr_t *a)
{
    uint32_t mask;
    if (t->state == STATE_WAITING)
        return WAITING;
    if (read_set(t, &mask, a[0]))
        return -K_EFAULT;
    signal_suspend(t, mask);
    return wait_for(t, OBJECT_SIGNAL, 0);
}

bool ready_sigwait(struct thread *t)
{
    uint32_t set;
    return read_set(t, &set, t->announced.args[0]) ||
           (t->pending | process_of(t)->pending) & set;
}

/* Without lines it is chosen only when one has come: whoever has announced the call waits already. */
bool signal_awaits(const struct thread *t)
{
    int call = t->announced.number;
    bool waits = t->state == STATE_WAITING ||
                 (machine.flags & BOOT_WAKE_ANY && t->state == STATE_READY && !t->running);
    return waits && t->announced.kind == TRAP_SYSCALL &&
           (call == SYS_sigwait || call == SYS_sigwaitinfo || call == SYS_sigtimedwait);
}

/* The signals for which the thread waits: they go to that call, even those that it does not mask. */
uint32_t signal_awaited(struct thread *t)
{
    uint32_t set;
    return signal_awaits(t) && !read_set(t, &set, t->announced.args[0]) ? set & SIGNALS_MASKABLE : 0;
}

/* Takes a signal of the set: its number, 0 if none is pending, -K_EFAULT. Who gets it here is told of raise and
   pthread_kill as if it were kill, as by glibc. */
static intptr_t take_of_set(struct thread *t, uintptr_t set_at, struct k_siginfo *info)
{
    uint32_t set;
    if (read_set(t, &set, set_at))
        return -K_EFAULT;
    unsigned signal = signal_take(t, set & SIGNALS_MASKABLE, info);
    if (signal && info->si_code == K_SI_TKILL)
        info->si_code = K_SI_USER;
    return (intptr_t)signal;
}

intptr_t sys_sigwait(struct thread *t, const uintptr_t *a)
{
    struct k_siginfo info;
    if (!user_may(process_of(t), a[1], sizeof(int), true))
        return -K_EFAULT;
    intptr_t signal = take_of_set(t, a[0], &info);
    if (signal == 0)
        return wait_for(t, OBJECT_SIGNAL, 0);
    return signal < 0 ? signal : user_write(t, a[1], &info.si_signo, sizeof info.si_signo);
}

intptr_t sys_sigwaitinfo(struct thread *t, const uintptr_t *a)
{
    struct k_siginfo info;
    if (a[1] && !user_may(process_of(t), a[1], sizeof info, true))
        return -K_EFAULT;
    intptr_t signal = take_of_set(t, a[0], &info);
    if (signal == 0)
        return wait_for(t, OBJECT_SIGNAL, 0);
    if (signal > 0 && a[1])
        user_write(t, a[1], &info, sizeof info);
    return signal;
}

intptr_t sys_sigtimedwait(struct thread *t, const uintptr_t *a)
{
    struct k_siginfo info;
    if (!a[2])
        return sys_sigwaitinfo(t, a);
    int64_t ticks = t->state == STATE_WAITING ? 0 : clock_ticks(t, a[2]);
    if (ticks < 0)
        return (intptr_t)ticks;
    if (a[1] && !user_may(process_of(t), a[1], sizeof info, true))
        return -K_EFAULT;
    intptr_t signal = take_of_set(t, a[0], &info);
    if (signal == 0 && t->state != STATE_WAITING && ticks == 0)
        return -K_EAGAIN;
    if (signal == 0)
        return wait_until(t, OBJECT_SIGNAL, 0, clock_now() + (uint64_t)ticks, -K_EAGAIN);
    if (signal > 0 && a[1])
        user_write(t, a[1], &info, sizeof info);
    return signal;
}
