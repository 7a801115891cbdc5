/* Process groups and sessions, stopping and going on, and the one user. */
#include "kernel.h"

/* ---- Stopping ------------------------------------------------------------------------------ */

void process_stop(struct process *p, unsigned signal)
{
    p->stopped = (uint8_t)signal;
    p->news = NEWS_STOPPED;
    for (struct thread *t = machine.threads; t < threads_end(); t++)
        if (t->state == STATE_READY && process_of(t) == p)
            sched_unready(t);
    wait_changed();
    signal_child(p, K_CLD_STOPPED, (int)signal);
}

void process_continue(struct process *p)
{
    if (!p->stopped)
        return;
    p->stopped = 0;
    p->news = NEWS_CONTINUED;
    for (struct thread *t = machine.threads; t < threads_end(); t++)
        if (t->state == STATE_READY && process_of(t) == p)
            sched_ready(t);
    wait_changed();
    signal_child(p, K_CLD_CONTINUED, K_SIGCONT);
    signal_settle(p);
}

/* ---- Groups and sessions ------------------------------------------------------------------- */

/* True if a process is in it; in that session, unless that is 0. */
static bool group_is_in(unsigned group, unsigned session)
{
    for (const struct process *p = machine.processes; p < processes_end(); p++)
        if (p->life != LIFE_NONE && p->group == group && (!session || p->session == session))
            return true;
    return false;
}

bool group_exists(unsigned group)
{
    return group_is_in(group, 0);
}

bool session_exists(unsigned session)
{
    for (const struct process *p = machine.processes; p < processes_end(); p++)
        if (p->life != LIFE_NONE && p->session == session)
            return true;
    return false;
}

/* The process of this pid, the caller's for 0; NULL if there is none. */
static struct process *process_at(struct thread *t, uintptr_t number)
{
    int pid = (int)number;
    struct process *p = pid == 0 ? process_of(t) : &machine.processes[pid > 0 && pid < PROCESSES ? pid : 0];
    return pid_of(p) && p->life != LIFE_NONE ? p : 0;
}

intptr_t sys_setpgid(struct thread *t, const uintptr_t *a)
{
    struct process *own = process_of(t), *p = process_at(t, a[0]);
    if ((int)a[1] < 0)
        return -K_EINVAL;
    if (!p || (p != own && p->parent != pid_of(own)))
        return -K_ESRCH;
    if (p != own && p->execed)
        return -K_EACCES;
    unsigned group = a[1] ? (unsigned)a[1] : pid_of(p);
    if (p->session != own->session || p->session == pid_of(p))
        return -K_EPERM;
    if (group != pid_of(p) && (group >= PROCESSES || !group_is_in(group, own->session)))
        return -K_EPERM;
    p->group = (uint16_t)group;
    wait_changed();
    return 0;
}

intptr_t sys_getpgid(struct thread *t, const uintptr_t *a)
{
    const struct process *p = process_at(t, a[0]);
    return p ? p->group : -K_ESRCH;
}

intptr_t sys_setsid(struct thread *t, const uintptr_t *a)
{
    (void)a;
    struct process *p = process_of(t);
    if (group_exists(pid_of(p)))
        return -K_EPERM;
    p->group = p->session = (uint16_t)pid_of(p);
    wait_changed();
    return p->group;
}

intptr_t sys_getsid(struct thread *t, const uintptr_t *a)
{
    const struct process *p = process_at(t, a[0]);
    return p ? p->session : -K_ESRCH;
}

/* The console is the terminal of init's session. */
static intptr_t check_terminal(struct thread *t, uintptr_t descriptor)
{
    const struct file *f = file_of(t, descriptor);
    if (!f)
        return -K_EBADF;
    return f->kind == FILE_CONSOLE && process_of(t)->session == INIT ? 0 : -K_ENOTTY;
}

intptr_t sys_tcgetpgrp(struct thread *t, const uintptr_t *a)
{
    intptr_t error = check_terminal(t, a[0]);
    return error ? error : machine.foreground;
}

intptr_t sys_tcsetpgrp(struct thread *t, const uintptr_t *a)
{
    intptr_t error = check_terminal(t, a[0]);
    if (error)
        return error;
    if ((int)a[1] <= 0)
        return -K_EINVAL;
    if (a[1] >= PROCESSES || !group_exists((unsigned)a[1]))
        return -K_ESRCH;
    if (!group_is_in((unsigned)a[1], process_of(t)->session))
        return -K_EPERM;
    machine.foreground = (uint16_t)a[1];
    return 0;
}

/* ---- The one user -------------------------------------------------------------------------- */

#define GIVES_ID(name)                                                                             \
    intptr_t sys_##name(struct thread *t, const uintptr_t *a)                                      \
    {                                                                                              \
        (void)t, (void)a;                                                                          \
        return K_UID;                                                                              \
    }
GIVES_ID(getuid)
GIVES_ID(geteuid)
GIVES_ID(getgid)
GIVES_ID(getegid)

#define TAKES_ID(name)                                                                             \
    intptr_t sys_##name(struct thread *t, const uintptr_t *a)                                      \
    {                                                                                              \
        (void)t;                                                                                   \
        if ((unsigned)a[0] == UINT32_MAX)                                                          \
            return -K_EINVAL;                                                                      \
        return (unsigned)a[0] == K_UID ? 0 : -K_EPERM;                                             \
    }
TAKES_ID(setuid)
TAKES_ID(seteuid)
TAKES_ID(setgid)
TAKES_ID(setegid)
