/* Waiting for children. */
#include "kernel.h"

/* The children that waitpid(pid, ...) means. All processes are in one group. */
static bool is_meant(const struct process *p, const struct thread *t, int pid)
{
    return p->life != LIFE_NONE && pid_of(p) > INIT && p->parent == t->process &&
           (pid == -1 || pid == 0 || pid == (int)pid_of(p));
}

/* A dead child that is meant; *any says whether there is one at all, dead or alive. */
static struct process *find_zombie(const struct thread *t, int pid, bool *any)
{
    *any = false;
    for (unsigned i = INIT + 1; i < PROCESSES; i++) {
        struct process *p = &machine.processes[i];
        if (!is_meant(p, t, pid))
            continue;
        *any = true;
        if (p->life == LIFE_ZOMBIE)
            return p;
    }
    return 0;
}

static intptr_t wait_child(struct thread *t, int pid, uintptr_t status, int options)
{
    bool any;
    struct process *p = find_zombie(t, pid, &any);
    if (!any)
        return -K_ECHILD;
    if (!p)
        return options & K_WNOHANG ? 0 : wait_for(t, OBJECT_CHILD, pid > 0 ? (uintptr_t)pid : 0);
    if (status && user_write(t, status, &p->status, sizeof p->status))
        return -K_EFAULT;
    process_bury(p);
    return (intptr_t)pid_of(p);
}

intptr_t sys_wait(struct thread *t, const uintptr_t *a)
{
    return wait_child(t, -1, a[0], 0);
}

intptr_t sys_waitpid(struct thread *t, const uintptr_t *a)
{
    if ((int)a[2] & ~(K_WNOHANG | K_WUNTRACED | K_WCONTINUED))
        return -K_EINVAL;
    return wait_child(t, (int)a[0], a[1], (int)a[2]);
}

bool ready_wait(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    bool any, is_wait = t->announced.number == SYS_wait;
    return find_zombie(t, is_wait ? -1 : (int)a[0], &any) || !any ||
           (!is_wait && a[2] & K_WNOHANG);
}
