/* Threads that are asked to end. It happens when the thread has announced a point of cancellation, or
   waits in one: instead of that it goes on in the library, which calls its handlers. */
#include "kernel.h"

/* Those of POSIX.1-2017, 2.9.5.2, that can wait, and what is like them. */
static bool is_point(unsigned call)
{
    switch (call) {
    case SYS_pthread_testcancel:
    case SYS_pthread_join:
    case SYS_pthread_cond_wait:
    case SYS_pthread_cond_timedwait:
    case SYS_sem_wait:
    case SYS_sem_timedwait:
    case SYS_wait:
    case SYS_waitpid:
    case SYS_sleep:
    case SYS_usleep:
    case SYS_nanosleep:
    case SYS_read:
    case SYS_write:
    case SYS_close:
    case SYS_fcntl:
    case SYS_msgsnd:
    case SYS_msgrcv:
    case SYS_mq_send:
    case SYS_mq_timedsend:
    case SYS_mq_receive:
    case SYS_mq_timedreceive:
        return true;
    default:
        return false;
    }
}

bool cancel_due(const struct thread *t)
{
    if ((t->cancel & (CANCEL_PENDING | CANCEL_DISABLED)) != CANCEL_PENDING || runs_on(t))
        return false;
    return t->cancel & CANCEL_ASYNCHRONOUS ||
           (t->announced.kind == TRAP_SYSCALL && is_point(t->announced.number));
}

void cancel_act(struct thread *t)
{
    t->cancel = CANCEL_DISABLED;
    if (tracing())
        trace(EVENT_CANCEL, t, 0, 0, 0);
    uintptr_t sp = arch_context_sp(&t->context) & ~(uintptr_t)15;
    arch_context_init(&t->context, (uintptr_t)library_cancelled, sp, (uintptr_t)t->block);
    t->announced.kind = TRAP_POINT;
    t->announced.number = OP_START;
    if (t->state == STATE_WAITING) {
        wait_leave(t);
        sched_ready(t);
    }
}

/* ---- System calls ------------------------------------------------------------------------ */

intptr_t sys_pthread_cancel(struct thread *t, const uintptr_t *a)
{
    struct thread *other = a[0] < UINT16_MAX ? thread_find((unsigned)a[0]) : 0;
    if (!other || other->process != t->process || (other->state == STATE_ENDED && other->detached))
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
