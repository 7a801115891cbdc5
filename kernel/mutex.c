/* Mutexes: a few words in user memory, each call one operation on them. An unlock leaves the mutex free,
   and the first in line locks it when its call is performed again. */
#include "kernel.h"

enum { KNOWN = 255 | 127 * K_MUTEX_CEILING };

static bool is_kind(int kind)
{
    return kind >= 0 && !(kind & ~KNOWN) && (kind & K_MUTEX_TYPE) != K_MUTEX_TYPE;
}

/* False if there is none. */
static bool find(struct thread *t, uintptr_t address, struct k_mutex *m)
{
    return address % sizeof(int) == 0 && user_may(process_of(t), address, sizeof *m, true) &&
           !user_read(t, m, address, sizeof *m) && is_kind(m->kind);
}

static void keep(struct thread *t, uintptr_t address, const struct k_mutex *m)
{
    user_write(t, address, m, sizeof *m);
}

static unsigned ceiling_of(const struct k_mutex *m)
{
    return (unsigned)(m->kind / K_MUTEX_CEILING);
}

static struct thread *owner_of(const struct k_mutex *m)
{
    struct thread *owner = m->owner ? thread_find(m->owner) : 0;
    return owner && lives(owner) ? owner : 0;
}

/* A robust one is free, too, when its owner is no more. */
static bool is_free(const struct k_mutex *m)
{
    return m->owner == 0 || (m->kind & K_MUTEX_ROBUST && !owner_of(m));
}

static intptr_t look(const struct thread *t, const struct k_mutex *m)
{
    unsigned type = m->kind & K_MUTEX_TYPE;
    if (m->kind & K_MUTEX_LOST)
        return -K_ENOTRECOVERABLE;
    if (m->owner == t->number && type == K_PTHREAD_MUTEX_ERRORCHECK)
        return -K_EDEADLK;
    if (m->owner == t->number && type == K_PTHREAD_MUTEX_RECURSIVE)
        return m->count == UINT32_MAX ? -K_EAGAIN : 0;
    return is_free(m) ? 0 : WAITING;
}

intptr_t mutex_look(struct thread *t, uintptr_t address)
{
    struct k_mutex m;
    return find(t, address, &m) ? look(t, &m) : -K_EINVAL;
}

bool ready_mutex(struct thread *t)
{
    return mutex_look(t, t->announced.args[0]) != WAITING;
}

/* What is free gets its owner. */
static intptr_t take(struct thread *t, uintptr_t address, struct k_mutex *m)
{
    intptr_t result = m->kind & K_MUTEX_PROTECT ? priority_raise(t, ceiling_of(m)) : 0;
    if (result)
        return result;
    if (m->owner) {
        m->kind |= K_MUTEX_DEAD;
        result = -K_EOWNERDEAD;
    }
    m->owner = t->number;
    m->count = 1;
    keep(t, address, m);
    hold(t, OBJECT_MUTEX, address);
    if (m->kind & K_MUTEX_INHERIT)
        priority_changed();
    return result;
}

intptr_t mutex_lock(struct thread *t, uintptr_t address)
{
    struct k_mutex m;
    if (!find(t, address, &m))
        return -K_EINVAL;
    intptr_t result = look(t, &m);
    if (result)
        return result;
    if (m.owner != t->number)
        return take(t, address, &m);
    m.count++;
    keep(t, address, &m);
    return 0;
}

bool mutex_locks_again(struct thread *t)
{
    struct k_mutex m;
    return t->announced.kind == TRAP_SYSCALL && t->announced.number == SYS_pthread_mutex_lock &&
           find(t, t->announced.args[0], &m) && m.owner == t->number &&
           (m.kind & K_MUTEX_TYPE) == K_PTHREAD_MUTEX_NORMAL;
}

/* A plain one that somebody else has is unlocked all the same, as on Linux. */
intptr_t mutex_unlock(struct thread *t, uintptr_t address)
{
    struct k_mutex m;
    if (!find(t, address, &m))
        return -K_EINVAL;
    bool plain = !(m.kind & (K_MUTEX_TYPE | K_MUTEX_ROBUST));
    if (m.owner != t->number && !plain)
        return -K_EPERM;
    if (m.owner != t->number)
        trace(EVENT_MISUSE, t, address, OBJECT_MUTEX, MISUSE_NOT_HELD);
    if ((m.kind & K_MUTEX_TYPE) == K_PTHREAD_MUTEX_RECURSIVE && --m.count) {
        keep(t, address, &m);
        return 0;
    }
    struct thread *owner = owner_of(&m);
    if (m.kind & K_MUTEX_DEAD)
        m.kind ^= K_MUTEX_DEAD | K_MUTEX_LOST;
    m.owner = m.count = 0;
    keep(t, address, &m);
    unhold(t, OBJECT_MUTEX, address);
    if (m.kind & K_MUTEX_PROTECT && owner)
        priority_lower(owner, ceiling_of(&m));
    if (m.kind & K_MUTEX_INHERIT)
        priority_changed();
    wait_changed();
    return 0;
}

struct thread *mutex_debtor(struct thread *w)
{
    struct k_mutex m;
    bool lends = w->wait.object == OBJECT_MUTEX && find(w, w->wait.which, &m) && m.kind & K_MUTEX_INHERIT;
    return lends ? owner_of(&m) : 0;
}

/* The waiter's priority counts from now on. */
static intptr_t wait_for_mutex(struct thread *t, uintptr_t address)
{
    bool begins = t->state == STATE_READY;
    if (begins && mutex_locks_again(t))
        trace(EVENT_MISUSE, t, address, OBJECT_MUTEX, MISUSE_AGAIN);
    wait_for(t, OBJECT_MUTEX, address);
    if (begins)
        priority_changed();
    return WAITING;
}

/* ---- System calls ------------------------------------------------------------------------ */

intptr_t sys_pthread_mutex_init(struct thread *t, const uintptr_t *a)
{
    struct k_mutex m = {0};
    if (a[1] && user_read(t, &m.kind, a[1], sizeof m.kind))
        return -K_EFAULT;
    if (!is_kind(m.kind))
        return -K_EINVAL;
    return user_write(t, a[0], &m, sizeof m);
}

intptr_t sys_pthread_mutex_destroy(struct thread *t, const uintptr_t *a)
{
    struct k_mutex m;
    if (!find(t, a[0], &m))
        return -K_EINVAL;
    if (!is_free(&m)) {
        trace(EVENT_MISUSE, t, a[0], OBJECT_MUTEX, MISUSE_DESTROYED);
        return -K_EBUSY;
    }
    m.kind = K_DESTROYED;
    keep(t, a[0], &m);
    wait_changed();
    return 0;
}

intptr_t sys_pthread_mutex_lock(struct thread *t, const uintptr_t *a)
{
    intptr_t result = mutex_lock(t, a[0]);
    return result == WAITING ? wait_for_mutex(t, a[0]) : result;
}

intptr_t sys_pthread_mutex_trylock(struct thread *t, const uintptr_t *a)
{
    intptr_t result = mutex_lock(t, a[0]);
    return result == WAITING || result == -K_EDEADLK ? -K_EBUSY : result;
}

/* A date that is none is an error only if there is need to wait, as on Linux. */
intptr_t sys_pthread_mutex_timedlock(struct thread *t, const uintptr_t *a)
{
    intptr_t result = mutex_lock(t, a[0]);
    if (result != WAITING || t->state == STATE_WAITING)
        return result;
    int64_t date = clock_date(t, a[1]);
    if (date < 0)
        return (intptr_t)date;
    if ((uint64_t)date <= clock_now())
        return -K_ETIMEDOUT;
    wait_until(t, OBJECT_MUTEX, a[0], (uint64_t)date, -K_ETIMEDOUT);
    priority_changed();
    return WAITING;
}

intptr_t sys_pthread_mutex_unlock(struct thread *t, const uintptr_t *a)
{
    return mutex_unlock(t, a[0]);
}

intptr_t sys_pthread_mutex_consistent(struct thread *t, const uintptr_t *a)
{
    struct k_mutex m;
    if (!find(t, a[0], &m) || !(m.kind & K_MUTEX_DEAD) || m.owner != t->number)
        return -K_EINVAL;
    m.kind &= ~K_MUTEX_DEAD;
    keep(t, a[0], &m);
    return 0;
}

intptr_t sys_pthread_mutex_getprioceiling(struct thread *t, const uintptr_t *a)
{
    struct k_mutex m;
    if (!find(t, a[0], &m) || !(m.kind & K_MUTEX_PROTECT))
        return -K_EINVAL;
    int ceiling = (int)ceiling_of(&m);
    return user_write(t, a[1], &ceiling, sizeof ceiling);
}

/* Locks it, changes the ceiling and unlocks it; it may lie below the caller's priority. */
intptr_t sys_pthread_mutex_setprioceiling(struct thread *t, const uintptr_t *a)
{
    struct k_mutex m;
    int ceiling = (int)a[1];
    if (!find(t, a[0], &m) || !(m.kind & K_MUTEX_PROTECT) || ceiling < 1 || ceiling > K_PRIORITY_MAX)
        return -K_EINVAL;
    intptr_t result = look(t, &m);
    if (result)
        return result == WAITING ? wait_for_mutex(t, a[0]) : result;
    int before = (int)ceiling_of(&m);
    if (a[2] && user_write(t, a[2], &before, sizeof before))
        return -K_EFAULT;
    m.kind = m.kind % K_MUTEX_CEILING + ceiling * K_MUTEX_CEILING;
    keep(t, a[0], &m);
    return 0;
}
