/* mq_notify: one process at a time is told when a message comes to an empty queue for which nobody
   waits; once, then its registration is gone, as with its descriptor and with itself.

   Telling it by a thread is the library's: a thread of it waits here for the registration's end. */
#include "kernel.h"

static struct mq *queue_of(struct thread *t, uintptr_t d)
{
    const struct file *f = file_of(t, d);
    return f && f->kind == FILE_MQ ? &machine.mqs[f->index] : 0;
}

static void end_registration(struct mq *q, bool told)
{
    struct mq_notify was = q->notify;
    q->notify = (struct mq_notify){.number = was.number, .told = told};
    if (told) /* whoever waits for it takes these */
        q->notify.value = was.value, q->notify.function = was.function;
    wait_changed(); /* a thread that waits for it */
}

/* a[1] is a struct sigevent, or NULL: not to be told any more. The registration's number, by which
   mq_notified knows it, if a thread is to tell; else 0. */
intptr_t sys_mq_notify(struct thread *t, const uintptr_t *a)
{
    struct k_sigevent event = {.notify = K_SIGEV_NONE};
    if (a[1] && user_read(t, &event, a[1], sizeof event))
        return -K_EFAULT;
    if ((unsigned)event.notify > K_SIGEV_THREAD ||
        (event.notify == K_SIGEV_SIGNAL && (unsigned)event.signal >= SIGNALS))
        return -K_EINVAL;
    struct mq *q = queue_of(t, a[0]);
    if (!q)
        return -K_EBADF;
    if (!a[1]) {
        if (q->notify.process == t->process)
            end_registration(q, false);
        return 0;
    }
    if (q->notify.process)
        return -K_EBUSY;
    q->notify = (struct mq_notify){.process = t->process, .how = (uint8_t)event.notify,
                                   .signal = (uint8_t)event.signal, .value = event.value,
                                   .function = event.function,
                                   .number = (uint16_t)(q->notify.number % INT16_MAX + 1)};
    return event.notify == K_SIGEV_THREAD ? q->notify.number : 0;
}

static bool is_over(const struct mq *q, uintptr_t number)
{
    return !q->notify.process || q->notify.number != number;
}

/* Waits for the registration's end: 1 if a message has come, and what is to be called with what at
   a[2]; 0 if it was taken back. */
intptr_t sys_mq_notified(struct thread *t, const uintptr_t *a)
{
    const struct mq *q = queue_of(t, a[0]);
    if (!q)
        return -K_EBADF;
    if (!is_over(q, a[1]))
        return wait_for(t, OBJECT_MQ, (uintptr_t)(q - machine.mqs));
    if (q->notify.number != a[1] || !q->notify.told)
        return 0;
    const uintptr_t call[] = {q->notify.function, q->notify.value};
    intptr_t error = user_write(t, a[2], call, sizeof call);
    return error ? error : 1;
}

bool ready_mq_notified(struct thread *t)
{
    const struct mq *q = queue_of(t, t->announced.args[0]);
    return !q || is_over(q, t->announced.args[1]);
}

/* True if some thread waits for a message of the queue; without lines, if it wants one. */
static bool has_receiver(const struct mq *q)
{
    for (struct thread *t = machine.threads; t < threads_end(); t++) {
        const struct trap *call = &t->announced;
        bool waits = t->state == STATE_WAITING ||
                     (t->state == STATE_READY && machine.flags & BOOT_WAKE_ANY);
        bool receives = call->kind == TRAP_SYSCALL &&
                        (call->number == SYS_mq_receive || call->number == SYS_mq_timedreceive);
        if (waits && receives && queue_of(t, call->args[0]) == q)
            return true;
    }
    return false;
}

/* The sender may end with it. */
void mq_arrived(struct thread *sender, struct mq *q)
{
    struct mq_notify notify = q->notify;
    if (!notify.process || q->count != 1 || has_receiver(q))
        return;
    end_registration(q, true);
    struct k_siginfo info = {.si_signo = notify.signal, .si_code = K_SI_MESGQ,
                             .si_pid = sender->process, .si_uid = USER, .si_value = notify.value};
    if (notify.how == K_SIGEV_SIGNAL && notify.signal)
        signal_send(&machine.processes[notify.process], &info);
}

void mq_descriptor_closed(const struct process *p, const struct file *f)
{
    struct mq *q = &machine.mqs[f->index];
    if (q->notify.process == pid_of(p))
        end_registration(q, false);
}
