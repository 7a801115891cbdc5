/* Waiting for children: until they end, stop, or go on. */
#include "kernel.h"

/* What a call asks for: which children, and what of them. */
struct wanted {
    int kind;                   /* K_P_ALL, K_P_PID, K_P_PGID */
    unsigned id;
    bool ended, stopped, continued, no_hang, keep;
};

static struct wanted wanted_by(int pid, int options, const struct thread *t)
{
    return (struct wanted){
        .kind = pid == -1 ? K_P_ALL : pid > 0 ? K_P_PID : K_P_PGID,
        .id = pid > 0 ? (unsigned)pid : pid == 0 ? process_of(t)->group : (unsigned)-pid,
        .ended = true,
        .stopped = options & K_WUNTRACED,
        .continued = options & K_WCONTINUED,
        .no_hang = options & K_WNOHANG,
    };
}

static bool is_meant(const struct process *p, const struct thread *t, const struct wanted *w)
{
    return p->life != LIFE_NONE && pid_of(p) > INIT && p->parent == t->process &&
           (w->kind == K_P_ALL || w->id == (w->kind == K_P_PID ? pid_of(p) : p->group));
}

static bool has_news(const struct process *p, const struct wanted *w)
{
    if (p->life == LIFE_ZOMBIE)
        return w->ended;
    return (p->news == NEWS_STOPPED && w->stopped) || (p->news == NEWS_CONTINUED && w->continued);
}

/* A child of which there is something to tell; *any says whether there is one at all. */
static struct process *find(const struct thread *t, const struct wanted *w, bool *any)
{
    *any = false;
    for (unsigned i = INIT + 1; i < pids_used(); i++) {
        struct process *p = &machine.processes[i];
        if (!is_meant(p, t, w))
            continue;
        *any = true;
        if (has_news(p, w))
            return p;
    }
    return 0;
}

/* As wait() gives it. */
static int status_of(const struct process *p)
{
    if (p->life == LIFE_ZOMBIE)
        return p->status;
    return p->news == NEWS_STOPPED ? p->stopped << 8 | 0x7f : 0xffff;
}

static void told(struct process *p)
{
    if (p->life == LIFE_ZOMBIE)
        process_bury(p);
    p->news = NEWS_NONE;
}

static intptr_t wait_for_child(struct thread *t, const struct wanted *w)
{
    return wait_for(t, OBJECT_CHILD, w->kind == K_P_PID ? w->id : 0);
}

static intptr_t wait_child(struct thread *t, int pid, uintptr_t to, int options)
{
    struct wanted w = wanted_by(pid, options, t);
    bool any;
    struct process *p = find(t, &w, &any);
    if (!any)
        return -K_ECHILD;
    if (!p)
        return w.no_hang ? 0 : wait_for_child(t, &w);
    int status = status_of(p);
    if (to && user_write(t, to, &status, sizeof status))
        return -K_EFAULT;
    told(p);
    return (intptr_t)pid_of(p);
}

intptr_t sys_wait(struct thread *t, const uintptr_t *a)
{
    return wait_child(t, -1, a[0], 0);
}

static bool are_no_options(int options)
{
    return options & ~(K_WNOHANG | K_WUNTRACED | K_WCONTINUED);
}

intptr_t sys_waitpid(struct thread *t, const uintptr_t *a)
{
    if (are_no_options((int)a[2]))
        return -K_EINVAL;
    if ((int)a[0] == INT32_MIN)
        return -K_ESRCH;
    return wait_child(t, (int)a[0], a[1], (int)a[2]);
}

bool ready_wait(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    bool any, is_wait = t->announced.number == SYS_wait;
    struct wanted w = wanted_by(is_wait ? -1 : (int)a[0], is_wait ? 0 : (int)a[2], t);
    if (!is_wait && are_no_options((int)a[2]))
        return true;
    return find(t, &w, &any) || !any || w.no_hang;
}

/* ---- waitid ---------------------------------------------------------------------------------- */

/* False if the arguments are none. */
static bool wanted_by_waitid(const uintptr_t *a, const struct thread *t, struct wanted *w)
{
    int options = (int)a[3], events = K_WEXITED | K_WSTOPPED | K_WCONTINUED;
    bool group = a[0] == K_P_PGID;
    *w = (struct wanted){
        .kind = (int)a[0],
        .id = group && !a[1] ? process_of(t)->group : (unsigned)a[1],
        .ended = options & K_WEXITED,
        .stopped = options & K_WSTOPPED,
        .continued = options & K_WCONTINUED,
        .no_hang = options & K_WNOHANG,
        .keep = options & K_WNOWAIT,
    };
    return options & events && !(options & ~(events | K_WNOHANG | K_WNOWAIT)) &&
           (a[0] == K_P_ALL || (group && (int)a[1] >= 0) || (a[0] == K_P_PID && (int)a[1] > 0));
}

static struct k_siginfo info_of(const struct process *p)
{
    bool ended = p->life == LIFE_ZOMBIE, stopped = p->news == NEWS_STOPPED;
    int signal = p->status & 0x7f;
    struct k_siginfo info = {.si_signo = K_SIGCHLD, .si_pid = (int)pid_of(p), .si_uid = K_UID};
    info.si_code = ended ? (signal ? K_CLD_KILLED : K_CLD_EXITED)
                         : stopped ? K_CLD_STOPPED : K_CLD_CONTINUED;
    info.si_status = ended ? (signal ? signal : p->status >> 8) : stopped ? p->stopped : K_SIGCONT;
    return info;
}

intptr_t sys_waitid(struct thread *t, const uintptr_t *a)
{
    struct wanted w;
    bool any;
    if (!wanted_by_waitid(a, t, &w))
        return -K_EINVAL;
    struct process *p = find(t, &w, &any);
    if (!any)
        return -K_ECHILD;
    if (!p && !w.no_hang)
        return wait_for_child(t, &w);
    struct k_siginfo info = {0};
    if (p)
        info = info_of(p);
    if (a[2] && user_write(t, a[2], &info, sizeof info))
        return -K_EFAULT;
    if (p && !w.keep)
        told(p);
    return 0;
}

bool ready_waitid(struct thread *t)
{
    struct wanted w;
    bool any;
    return !wanted_by_waitid(t->announced.args, t, &w) || find(t, &w, &any) || !any || w.no_hang;
}
