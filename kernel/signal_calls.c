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
    machine.handlers |= from->handler > K_SIG_IGN;
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
            p->actions[i] = (struct action){.signal = 0};
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
    for (unsigned pid = INIT + 1; pid < pids_used(); pid++) {
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
