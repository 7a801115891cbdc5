/* Read-write locks and barriers. */
#include "kernel.h"

/* ---- Read-write locks -------------------------------------------------------------------- */

static bool find(struct thread *t, uintptr_t address, struct k_rwlock *l)
{
    return address % sizeof(int) == 0 && user_may(process_of(t), address, sizeof *l, true) &&
           !user_read(t, l, address, sizeof *l) && (unsigned)l->kind <= K_PTHREAD_RWLOCK_PREFER_WRITER_NP;
}

static bool is_writer(const struct thread *w)
{
    unsigned call = w->announced.number;
    return call == SYS_pthread_rwlock_wrlock || call == SYS_pthread_rwlock_timedwrlock;
}

static bool goes_before(const struct thread *writer, const struct thread *reader)
{
    return priority_is_real_time(reader) && priority_is_real_time(writer) &&
           writer->priority >= reader->priority;
}

/* Readers go before writers that wait, as on Linux, unless the lock prefers these, or their priorities
   do (POSIX.1-2017, pthread_rwlock_rdlock: TPS). */
static bool must_give_way(const struct thread *t, uintptr_t address, const struct k_rwlock *l)
{
    bool prefers = l->kind == K_PTHREAD_RWLOCK_PREFER_WRITER_NP;
    for (const struct thread *w = waiter(machine.line); w; w = waiter(w->wait.next))
        if (w != t && is_writer(w) && waits_on(w, t, OBJECT_RWLOCK, address) &&
            (prefers || goes_before(w, t)))
            return true;
    return false;
}

/* What locking gives that need not wait: 0, an error; or WAITING. */
static intptr_t look(struct thread *t, uintptr_t address, bool writes, struct k_rwlock *l)
{
    if (!find(t, address, l))
        return -K_EINVAL;
    if (l->writer == t->number)
        return -K_EDEADLK;
    if (l->writer || (writes ? l->readers != 0 : must_give_way(t, address, l)))
        return WAITING;
    return l->readers == UINT32_MAX ? -K_EAGAIN : 0;
}

static bool is_ready(struct thread *t, bool writes)
{
    struct k_rwlock l;
    return look(t, t->announced.args[0], writes, &l) != WAITING;
}
bool ready_read_lock(struct thread *t) { return is_ready(t, false); }
bool ready_write_lock(struct thread *t) { return is_ready(t, true); }

static intptr_t take(struct thread *t, uintptr_t address, bool writes)
{
    struct k_rwlock l;
    intptr_t result = look(t, address, writes, &l);
    if (result)
        return result;
    if (writes)
        l.writer = t->number;
    else
        l.readers++;
    user_write(t, address, &l, sizeof l);
    hold(t, OBJECT_RWLOCK, address);
    return 0;
}

static intptr_t lock(struct thread *t, uintptr_t address, bool writes)
{
    intptr_t result = take(t, address, writes);
    return result == WAITING ? wait_for(t, OBJECT_RWLOCK, address) : result;
}

static intptr_t try_lock(struct thread *t, uintptr_t address, bool writes)
{
    intptr_t result = take(t, address, writes);
    return result == WAITING || result == -K_EDEADLK ? -K_EBUSY : result;
}

/* A date that is none is an error even when there is no need to wait, as on Linux. */
static intptr_t timed_lock(struct thread *t, const uintptr_t *a, bool writes)
{
    int64_t date = t->state == STATE_READY ? clock_date(t, a[1]) : 0;
    if (date < 0)
        return (intptr_t)date;
    intptr_t result = take(t, a[0], writes);
    if (result != WAITING || t->state == STATE_WAITING)
        return result;
    if ((uint64_t)date <= clock_now())
        return -K_ETIMEDOUT;
    return wait_until(t, OBJECT_RWLOCK, a[0], (uint64_t)date, -K_ETIMEDOUT);
}

intptr_t sys_pthread_rwlock_init(struct thread *t, const uintptr_t *a)
{
    struct k_rwlock l = {0};
    if (a[1] && user_read(t, &l.kind, a[1], sizeof l.kind))
        return -K_EFAULT;
    if ((unsigned)l.kind > K_PTHREAD_RWLOCK_PREFER_WRITER_NP)
        return -K_EINVAL;
    return user_write(t, a[0], &l, sizeof l);
}

/* One that is locked can be destroyed, as on Linux. */
intptr_t sys_pthread_rwlock_destroy(struct thread *t, const uintptr_t *a)
{
    struct k_rwlock l;
    return find(t, a[0], &l) ? 0 : -K_EINVAL;
}

intptr_t sys_pthread_rwlock_rdlock(struct thread *t, const uintptr_t *a) { return lock(t, a[0], false); }
intptr_t sys_pthread_rwlock_wrlock(struct thread *t, const uintptr_t *a) { return lock(t, a[0], true); }

intptr_t sys_pthread_rwlock_tryrdlock(struct thread *t, const uintptr_t *a)
{
    return try_lock(t, a[0], false);
}

intptr_t sys_pthread_rwlock_trywrlock(struct thread *t, const uintptr_t *a)
{
    return try_lock(t, a[0], true);
}

intptr_t sys_pthread_rwlock_timedrdlock(struct thread *t, const uintptr_t *a)
{
    return timed_lock(t, a, false);
}

intptr_t sys_pthread_rwlock_timedwrlock(struct thread *t, const uintptr_t *a)
{
    return timed_lock(t, a, true);
}

intptr_t sys_pthread_rwlock_unlock(struct thread *t, const uintptr_t *a)
{
    struct k_rwlock l;
    if (!find(t, a[0], &l))
        return -K_EINVAL;
    if (l.writer ? l.writer != t->number : !l.readers)
        trace(EVENT_MISUSE, t, a[0], OBJECT_RWLOCK, MISUSE_NOT_HELD);
    if (!l.writer && !l.readers)
        return -K_EINVAL;
    if (l.writer && l.writer != t->number)
        return -K_EPERM;
    if (l.writer)
        l.writer = 0;
    else
        l.readers--;
    user_write(t, a[0], &l, sizeof l);
    unhold(t, OBJECT_RWLOCK, a[0]);
    wait_changed();
    return 0;
}

/* ---- Barriers ---------------------------------------------------------------------------- */

/* The number of threads is all its state: threads remember where they have arrived. */
static bool find_barrier(struct thread *t, uintptr_t address, struct k_barrier *b)
{
    return address % sizeof(int) == 0 && !user_read(t, b, address, sizeof *b) &&
           (int)b->count > 0;
}

bool ready_barrier(struct thread *t)
{
    return t->state != STATE_WAITING || t->passed;
}

/* How many have arrived and not passed: waiting, or in the handler of a signal that interrupted that. */
static unsigned arrived(const struct thread *t, uintptr_t address, bool pass)
{
    unsigned count = 0;
    for (struct thread *w = machine.threads; w < threads_end(); w++)
        if (lives(w) && w->barrier == address && !w->passed && user_shares(w, t, address)) {
            count++;
            w->passed = pass;
        }
    return count;
}

intptr_t sys_pthread_barrier_init(struct thread *t, const uintptr_t *a)
{
    struct k_barrier b = {(unsigned)a[2]};
    if ((int)a[2] <= 0)
        return -K_EINVAL;
    return user_write(t, a[0], &b, sizeof b);
}

intptr_t sys_pthread_barrier_destroy(struct thread *t, const uintptr_t *a)
{
    struct k_barrier b;
    if (!find_barrier(t, a[0], &b))
        return -K_EINVAL;
    if (arrived(t, a[0], false)) {
        trace(EVENT_MISUSE, t, a[0], OBJECT_BARRIER, MISUSE_DESTROYED);
        return -K_EBUSY;
    }
    b.count = 0;
    return user_write(t, a[0], &b, sizeof b);
}

/* 1 for the last that arrives. */
intptr_t sys_pthread_barrier_wait(struct thread *t, const uintptr_t *a)
{
    struct k_barrier b;
    if (t->barrier == a[0] && t->passed) {
        t->barrier = t->passed = 0;
        return 0;
    }
    if (t->barrier && t->barrier == a[0]) /* woken by a signal: on with it */
        return wait_for(t, OBJECT_BARRIER, a[0]);
    if (!find_barrier(t, a[0], &b))
        return -K_EINVAL;
    if (arrived(t, a[0], false) + 1 < b.count) {
        t->barrier = a[0];
        t->passed = false;
        return wait_for(t, OBJECT_BARRIER, a[0]);
    }
    arrived(t, a[0], true);
    wait_changed();
    return 1;
}
