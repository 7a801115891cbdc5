/* Semaphores in user memory: an int is all their state, so there may be as many as memory holds, and
   fork copies them. P, V and the sem_ calls are one operation each, performed by the kernel. */
#include "kernel.h"

static bool is_sem_call(const struct thread *t)
{
    /* P and V are the books', which know of no invalid semaphores. */
    return t->announced.number != SYS_P && t->announced.number != SYS_V;
}

bool ready_P(struct thread *t)
{
    const int *value = user_int(t, t->announced.args[0]);
    return !value || *value > 0;
}

/* Takes 1, or says that the thread has to wait. */
static intptr_t take(struct thread *t, uintptr_t address)
{
    int *value = user_int(t, address);
    if (!value)
        return is_sem_call(t) ? -K_EINVAL : -K_EFAULT;
    if (*value <= 0)
        return WAITING;
    --*value;
    hold(t, OBJECT_WORD, address);
    return 0;
}

static intptr_t give(struct thread *t, uintptr_t address)
{
    int *value = user_int(t, address);
    if (!value)
        return is_sem_call(t) ? -K_EINVAL : -K_EFAULT;
    if (*value == K_SEM_VALUE_MAX)
        return -K_EOVERFLOW;
    ++*value;
    unhold(t, OBJECT_WORD, address);
    wait_changed();
    return 0;
}

intptr_t sys_P(struct thread *t, const uintptr_t *a)
{
    intptr_t result = take(t, a[0]);
    return result == WAITING ? wait_for(t, OBJECT_WORD, a[0]) : result;
}

intptr_t sys_V(struct thread *t, const uintptr_t *a)
{
    return give(t, a[0]);
}

/* pshared (a[1]) makes no difference: a semaphore is shared by whoever shares its memory. */
intptr_t sys_sem_init(struct thread *t, const uintptr_t *a)
{
    int *value = user_int(t, a[0]);
    if (!value || a[2] > K_SEM_VALUE_MAX)
        return -K_EINVAL;
    *value = (int)a[2];
    return 0;
}

/* True if w waits for the semaphore, or, without lines, would if it began. */
static bool wants(struct thread *w, const struct thread *t, uintptr_t address)
{
    const struct trap *call = &w->announced;
    return lives(w) && call->kind == TRAP_SYSCALL && call->args[0] == address && user_shares(w, t, address) &&
           (call->number == SYS_P || call->number == SYS_sem_wait || call->number == SYS_sem_timedwait) &&
           !can_perform(w);
}

intptr_t sys_sem_destroy(struct thread *t, const uintptr_t *a)
{
    if (!user_int(t, a[0]))
        return -K_EINVAL;
    bool wanted = false;
    for (struct thread *w = machine.threads; w < threads_end(); w++)
        wanted |= wants(w, t, a[0]);
    if (wanted)
        trace(EVENT_MISUSE, t, a[0], OBJECT_WORD, MISUSE_DESTROYED);
    for (const struct thread *w = waiter(machine.line); w; w = waiter(w->wait.next))
        if (w->wait.object == OBJECT_WORD && w->wait.which == a[0] && user_shares(w, t, a[0]))
            return -K_EBUSY;
    return 0;
}

intptr_t sys_sem_wait(struct thread *t, const uintptr_t *a)
{
    return sys_P(t, a);
}

intptr_t sys_sem_trywait(struct thread *t, const uintptr_t *a)
{
    intptr_t result = take(t, a[0]);
    return result == WAITING ? -K_EAGAIN : result;
}

/* A date that is none is an error even when there is no need to wait, as on Linux. */
intptr_t sys_sem_timedwait(struct thread *t, const uintptr_t *a)
{
    int64_t date = clock_date(t, a[1]);
    if (date < 0)
        return (intptr_t)date;
    intptr_t result = take(t, a[0]);
    if (result != WAITING)
        return result;
    if ((uint64_t)date <= clock_now())
        return -K_ETIMEDOUT;
    return wait_until(t, OBJECT_WORD, a[0], (uint64_t)date, -K_ETIMEDOUT);
}

intptr_t sys_sem_post(struct thread *t, const uintptr_t *a)
{
    return give(t, a[0]);
}

intptr_t sys_sem_getvalue(struct thread *t, const uintptr_t *a)
{
    const int *value = user_int(t, a[0]);
    if (!value)
        return -K_EINVAL;
    return user_write(t, a[1], value, sizeof *value);
}
