/* Who is urgent, under --policy=prio: a thread's own priority, the ceilings of the mutexes that it has
   and, while others wait for a mutex of the kind PTHREAD_PRIO_INHERIT that it has, theirs. */
#include "kernel.h"

enum { ABOVE_OTHERS = 20 }; /* what SCHED_FIFO and SCHED_RR add: above all that share time */

bool priority_is_real_time(const struct thread *t)
{
    return t->policy == K_SCHED_FIFO || t->policy == K_SCHED_RR;
}

bool priority_is_valid(int policy, int priority)
{
    if (policy == K_SCHED_FIFO || policy == K_SCHED_RR)
        return priority >= 1 && priority <= K_PRIORITY_MAX;
    return priority == 0 &&
           (policy == K_SCHED_OTHER || policy == K_SCHED_BATCH || policy == K_SCHED_IDLE);
}

void priority_begin(struct thread *t)
{
    t->policy = K_SCHED_OTHER;
    t->priority = 0;
    t->nice = machine.commands[process_of(t)->command].nice;
    for (unsigned i = 0; i < CEILINGS; i++)
        t->ceilings[i] = 0;
}

/* Without what others lend it. */
static int8_t own_nice(const struct thread *t)
{
    int nice = priority_is_real_time(t) ? ABOVE_OTHERS + t->priority
                                       : machine.commands[process_of(t)->command].nice;
    for (unsigned i = 0; i < CEILINGS; i++)
        if (t->ceilings[i] && ABOVE_OTHERS + t->ceilings[i] > nice)
            nice = ABOVE_OTHERS + t->ceilings[i];
    return (int8_t)nice;
}

/* Lends along chains of waiters until nothing changes: each round is one more link. */
void priority_changed(void)
{
    for (struct thread *t = machine.threads; t < threads_end(); t++)
        if (lives(t))
            t->nice = own_nice(t);
    for (bool again = true; again;) {
        again = false;
        for (struct thread *w = waiter(machine.line); w; w = waiter(w->wait.next)) {
            struct thread *owner = mutex_debtor(w);
            if (owner && owner->nice < w->nice) {
                owner->nice = w->nice;
                again = true;
            }
        }
    }
}

intptr_t priority_raise(struct thread *t, unsigned ceiling)
{
    if (priority_is_real_time(t) && t->priority > ceiling)
        return -K_EINVAL;
    for (unsigned i = 0; i < CEILINGS; i++)
        if (!t->ceilings[i]) {
            t->ceilings[i] = (uint8_t)ceiling;
            priority_changed();
            return 0;
        }
    return -K_EAGAIN;
}

void priority_lower(struct thread *t, unsigned ceiling)
{
    for (unsigned i = 0; i < CEILINGS; i++)
        if (t->ceilings[i] == ceiling) {
            t->ceilings[i] = 0;
            priority_changed();
            return;
        }
}

/* ---- System calls ------------------------------------------------------------------------ */

static struct thread *in_process(const struct thread *t, uintptr_t number)
{
    struct thread *other = thread_known(t, number);
    return other && lives(other) ? other : 0;
}

/* The thread that a process id means here: the one that began it. 0: the caller. */
static struct thread *of_process(struct thread *t, uintptr_t pid)
{
    if (pid == 0)
        return t;
    bool alive = pid > INIT && pid < PROCESSES && machine.processes[pid].life == LIFE_ALIVE;
    return alive ? thread_find(machine.processes[pid].leader) : 0;
}

static intptr_t set(struct thread *t, int policy, int priority)
{
    if (!priority_is_valid(policy, priority))
        return -K_EINVAL;
    t->policy = (uint8_t)policy;
    t->priority = (uint8_t)priority;
    priority_changed();
    return 0;
}

intptr_t sys_pthread_setschedparam(struct thread *t, const uintptr_t *a)
{
    int priority;
    struct thread *other = in_process(t, a[0]);
    if (!other)
        return -K_ESRCH;
    if (user_read(t, &priority, a[2], sizeof priority))
        return -K_EFAULT;
    return set(other, (int)a[1], priority);
}

intptr_t sys_pthread_getschedparam(struct thread *t, const uintptr_t *a)
{
    struct thread *other = in_process(t, a[0]);
    if (!other)
        return -K_ESRCH;
    int policy = other->policy, priority = other->priority;
    return user_write(t, a[1], &policy, sizeof policy) ? -K_EFAULT
                                                       : user_write(t, a[2], &priority, sizeof priority);
}

intptr_t sys_pthread_setschedprio(struct thread *t, const uintptr_t *a)
{
    struct thread *other = in_process(t, a[0]);
    return other ? set(other, other->policy, (int)a[1]) : -K_ESRCH;
}

intptr_t sys_sched_setscheduler(struct thread *t, const uintptr_t *a)
{
    int priority;
    struct thread *other = of_process(t, a[0]);
    if ((int)a[0] < 0 || !a[2])
        return -K_EINVAL;
    if (!other)
        return -K_ESRCH;
    if (user_read(t, &priority, a[2], sizeof priority))
        return -K_EFAULT;
    return set(other, (int)a[1], priority);
}

intptr_t sys_sched_getscheduler(struct thread *t, const uintptr_t *a)
{
    const struct thread *other = of_process(t, a[0]);
    return (int)a[0] < 0 ? -K_EINVAL : other ? other->policy : -K_ESRCH;
}

intptr_t sys_sched_setparam(struct thread *t, const uintptr_t *a)
{
    const struct thread *other = of_process(t, a[0]);
    return sys_sched_setscheduler(t, (uintptr_t[]){a[0], other ? other->policy : 0, a[1]});
}

intptr_t sys_sched_getparam(struct thread *t, const uintptr_t *a)
{
    const struct thread *other = of_process(t, a[0]);
    if ((int)a[0] < 0 || !a[1])
        return -K_EINVAL;
    if (!other)
        return -K_ESRCH;
    int priority = other->priority;
    return user_write(t, a[1], &priority, sizeof priority);
}
