/* Signals: what programs ask for. */
#include "kernel.h"

static bool is_signal(uintptr_t number)
{
    return number > 0 && number < SIGNALS;
}

/* ---- Actions ------------------------------------------------------------------------------- */

static void get_action(struct process *p, unsigned signal, struct k_sigaction *to)
{
    const struct action *action = signal_action(p, signal);
    *to = (struct k_sigaction){0};
    if (action) {
        to->handler = action->handler;
        to->mask.bits = action->mask;
        to->flags = action->flags;
    }
    if (p->ignored & signal_bit(signal))
        to->handler = K_SIG_IGN;
}

/* False if the process cannot catch one more. */
static bool set_action(struct process *p, unsigned signal, const struct k_sigaction *from)
{
    struct action *action = signal_action(p, signal);
    bool plain = from->handler <= K_SIG_IGN && !from->flags && !from->mask.bits;
    if (!action)
        action = signal_action(p, 0);
    if (!action && !plain)
        return false;
    if (action)
        *action = (struct action){.handler = from->handler,
                                  .mask = (uint32_t)from->mask.bits & SIGNALS_MASKABLE,
                                  .flags = from->flags,
                                  .signal = (uint8_t)(plain ? 0 : signal)};
    p->ignored &= ~signal_bit(signal);
    if (from->handler == K_SIG_IGN)
        p->ignored |= signal_bit(signal);
    if (signal_ignored(p, signal))
        signal_forget(p, signal_bit(signal));
    return true;
}

intptr_t sys_sigaction(struct thread *t, const uintptr_t *a)
{
    struct process *p = process_of(t);
    unsigned signal = (unsigned)a[0];
    struct k_sigaction new, old;
    if (a[1] && user_read(t, &new, a[1], sizeof new))
        return -K_EFAULT;
    if (!is_signal(signal) || (a[1] && (signal == K_SIGKILL || signal == K_SIGSTOP)))
        return -K_EINVAL;
    get_action(p, signal, &old);
    if (a[2] && !user_may(p, a[2], sizeof old, true))
        return -K_EFAULT;
    if (a[1] && !set_action(p, signal, &new))
        return -K_ENOMEM;
    if (a[2])
        user_write(t, a[2], &old, sizeof old);
    return 0;
}

void signal_inherit(struct process *child, const struct process *parent)
{
    child->pending = 0;
    child->ignored = parent->ignored;
    for (unsigned i = 0; i < ACTIONS; i++)
        child->actions[i] = parent->actions[i];
}

void signal_exec(struct process *p)
{
    for (unsigned i = 0; i < ACTIONS; i++)
        if (p->actions[i].handler > K_SIG_IGN)
            p->actions[i].signal = 0;
}

bool signal_children_vanish(struct process *parent)
{
    const struct action *action = signal_action(parent, K_SIGCHLD);
    return parent->ignored & signal_bit(K_SIGCHLD) || (action && action->flags & K_SA_NOCLDWAIT);
}

void signal_child(struct process *p, int code, int status)
{
    struct process *parent = &machine.processes[p->parent];
    const struct action *action = signal_action(parent, K_SIGCHLD);
    bool ended = code != K_CLD_STOPPED && code != K_CLD_CONTINUED;
    if (!ended && action && action->flags & K_SA_NOCLDSTOP)
        return;
    signal_send(parent, &(struct k_siginfo){.si_signo = K_SIGCHLD, .si_code = code,
                                            .si_pid = (int)pid_of(p), .si_uid = K_UID,
                                            .si_status = status});
}

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

/* Takes a signal of the set: its number, 0 if none is pending, -K_EFAULT. */
static intptr_t take_of_set(struct thread *t, uintptr_t set_at, struct k_siginfo *info)
{
    uint32_t set;
    if (read_set(t, &set, set_at))
        return -K_EFAULT;
    return (intptr_t)signal_take(t, set & SIGNALS_MASKABLE, info);
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
        return wait_until(t, OBJECT_SIGNAL, 0, machine.tick + (uint64_t)ticks, -K_EAGAIN);
    if (signal > 0 && a[1])
        user_write(t, a[1], &info, sizeof info);
    return signal;
}

/* ---- Sending ------------------------------------------------------------------------------- */

static struct k_siginfo from(const struct thread *t, unsigned signal, int code)
{
    return (struct k_siginfo){
        .si_signo = (int)signal, .si_code = code, .si_pid = t->process, .si_uid = K_UID};
}

/* The caller's own process comes last, for it may end. */
static intptr_t send_group(struct thread *t, unsigned group, const struct k_siginfo *info)
{
    struct process *own = process_of(t);
    bool any = false, to_own = group != NOBODY && own->group == group;
    for (unsigned pid = INIT + 1; pid < PROCESSES; pid++) {
        struct process *p = &machine.processes[pid];
        if (p->life == LIFE_NONE || p == own || (group != NOBODY && p->group != group))
            continue;
        any = true;
        if (info->si_signo)
            signal_send(p, info);
    }
    if (to_own && info->si_signo)
        signal_send(own, info);
    return any || to_own ? 0 : -K_ESRCH;
}

static intptr_t send_to(struct thread *t, int pid, const struct k_siginfo *info)
{
    if (pid == 0)
        return send_group(t, process_of(t)->group, info);
    if (pid == -1)
        return send_group(t, NOBODY, info);
    if (pid < 0)
        return pid <= -PROCESSES ? -K_ESRCH : send_group(t, (unsigned)-pid, info);
    if (pid >= PROCESSES || machine.processes[pid].life == LIFE_NONE)
        return -K_ESRCH;
    if (pid == INIT)
        return -K_EPERM;
    if (info->si_signo)
        signal_send(&machine.processes[pid], info);
    return 0;
}

/* What a call gives that may have ended its own thread. */
static intptr_t unless_gone(const struct thread *t, intptr_t result)
{
    return lives(t) ? result : GONE;
}

intptr_t sys_kill(struct thread *t, const uintptr_t *a)
{
    if ((unsigned)a[1] >= SIGNALS)
        return -K_EINVAL;
    struct k_siginfo info = from(t, (unsigned)a[1], K_SI_USER);
    intptr_t result = send_to(t, (int)a[0], &info);
    return unless_gone(t, result);
}

intptr_t sys_sigqueue(struct thread *t, const uintptr_t *a)
{
    if ((unsigned)a[1] >= SIGNALS)
        return -K_EINVAL;
    struct k_siginfo info = from(t, (unsigned)a[1], K_SI_QUEUE);
    info.si_value = a[2];
    if ((int)a[0] <= 0)
        return (int)a[0] == 0 ? -K_ESRCH : -K_EINVAL;
    intptr_t result = send_to(t, (int)a[0], &info);
    return unless_gone(t, result);
}

intptr_t sys_raise(struct thread *t, const uintptr_t *a)
{
    if (!is_signal((unsigned)a[0]))
        return -K_EINVAL;
    struct k_siginfo info = from(t, (unsigned)a[0], K_SI_TKILL);
    signal_send_thread(t, &info);
    return unless_gone(t, 0);
}

/* One that has ended and can be joined takes no signals, which is no error on Linux. */
intptr_t sys_pthread_kill(struct thread *t, const uintptr_t *a)
{
    struct thread *other = thread_known(t, a[0]);
    if (!other)
        return -K_ESRCH;
    if ((unsigned)a[1] >= SIGNALS)
        return -K_EINVAL;
    struct k_siginfo info = from(t, (unsigned)a[1], K_SI_TKILL);
    if (info.si_signo && lives(other))
        signal_send_thread(other, &info);
    return unless_gone(t, 0);
}
