/* Threads that are asked to end. It happens when the thread has announced a point of cancellation, or
   waits in one: instead of that it goes on in the library, which calls its handlers. */
#include "kernel.h"

/* Those of POSIX.1-2017, 2.9.5.2. */
static const bool is_point[SYSCALLS] = {
#define POINT(name) [SYS_##name] = true,
#include "cancelpoints.def"
#undef POINT
};

bool cancel_due(const struct thread *t)
{
    if ((t->cancel & (CANCEL_PENDING | CANCEL_DISABLED)) != CANCEL_PENDING || runs_on(t))
        return false;
    return t->cancel & CANCEL_ASYNCHRONOUS ||
           (t->announced.kind == TRAP_SYSCALL && is_point[t->announced.number]);
}

void cancel_act(struct thread *t)
{
    t->cancel = CANCEL_DISABLED;
    t->barrier = t->passed = 0;
    if (tracing())
        trace(EVENT_CANCEL, t, 0, 0, 0);
    uintptr_t sp = arch_context_sp(&t->context) & ~(uintptr_t)15;
    arch_context_init(&t->context, (uintptr_t)library_cancelled, sp, (uintptr_t)t->block);
    announce_start(t);
    if (t->state == STATE_WAITING) {
        wait_leave(t);
        sched_ready(t);
    }
}

/* ---- System calls ------------------------------------------------------------------------ */

intptr_t sys_pthread_cancel(struct thread *t, const uintptr_t *a)
{
    struct thread *other = thread_known(t, a[0]);
    if (!other)
        return -K_ESRCH;
    if (lives(other)) {
        other->cancel |= CANCEL_PENDING;
        wait_changed();
    }
    return 0;
}

/* Sets or clears one bit of t->cancel, and gives what it was before. */
static intptr_t set(struct thread *t, unsigned bit, const uintptr_t *a)
{
    if (a[0] > 1)
        return -K_EINVAL;
    int before = (t->cancel & bit) != 0;
    if (a[1] && user_write(t, a[1], &before, sizeof before))
        return -K_EFAULT;
    t->cancel = (uint8_t)((t->cancel & ~bit) | (a[0] ? bit : 0));
    return 0;
}

intptr_t sys_pthread_setcancelstate(struct thread *t, const uintptr_t *a)
{
    return set(t, CANCEL_DISABLED, a);
}

intptr_t sys_pthread_setcanceltype(struct thread *t, const uintptr_t *a)
{
    return set(t, CANCEL_ASYNCHRONOUS, a);
}

intptr_t sys_pthread_testcancel(struct thread *t, const uintptr_t *a)
{
    (void)t, (void)a;
    return 0;
}

intptr_t sys_thread_leaves(struct thread *t, const uintptr_t *a)
{
    (void)a;
    t->cancel = CANCEL_DISABLED;
    return 0;
}
