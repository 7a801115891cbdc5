/* Conditions, and pthread_once. A wait unlocks the mutex and waits in one operation; it has two stages:

       P1: wait     unlocks, joins the line for the condition       STAGE_FIRST
       P2: signal   P1 joins the line for the mutex                 STAGE_SECOND
       P2: unlock   P1 locks it, its call ends

   The timer, too, and being cancelled, only take it to the second stage. */
#include "kernel.h"

static bool find(struct thread *t, uintptr_t address, struct k_cond *c)
{
    return address % sizeof(int) == 0 && user_may(process_of(t), address, sizeof *c, true) &&
           !user_read(t, c, address, sizeof *c) && !(c->kind & ~(K_COND_MONOTONIC | K_COND_SHARED));
}

bool ready_cond(struct thread *t)
{
    if (t->state != STATE_WAITING)
        return true; /* to begin with */
    return t->wait.stage == STAGE_FIRST ? cancel_due(t)
                                        : mutex_look(t, t->announced.args[1]) != WAITING;
}

/* It waits for the mutex from now on; `result` is what it will give. */
static void rouse(struct thread *w, intptr_t result)
{
    wait_turn(w, OBJECT_MUTEX, w->announced.args[1]);
    w->wait.on_timeout = result;
    priority_changed();
    wait_changed();
}

/* A waiting call is performed again: its timer has fired, it is cancelled, or the mutex is free. */
static intptr_t go_on(struct thread *t, uintptr_t mutex)
{
    if (t->wait.stage == STAGE_FIRST) {
        rouse(t, cancel_due(t) ? CANCELLED : -K_ETIMEDOUT);
        return WAITING;
    }
    intptr_t result = mutex_lock(t, mutex);
    return result ? result : t->wait.on_timeout;
}

/* The checks before anything is done; then the mutex is unlocked. */
static intptr_t begin_wait(struct thread *t, const uintptr_t *a, int64_t *date)
{
    struct k_cond c;
    if (!find(t, a[0], &c))
        return -K_EINVAL;
    if (date) {
        *date = clock_date_of(t, c.kind & K_COND_MONOTONIC ? K_CLOCK_MONOTONIC : K_CLOCK_REALTIME, a[2]);
        if (*date < 0)
            return (intptr_t)*date;
    }
    return mutex_unlock(t, a[1]);
}

/* ---- System calls ------------------------------------------------------------------------ */

intptr_t sys_pthread_cond_init(struct thread *t, const uintptr_t *a)
{
    struct k_cond c = {0};
    if (a[1] && user_read(t, &c, a[1], sizeof c))
        return -K_EFAULT;
    if (c.kind & ~(K_COND_MONOTONIC | K_COND_SHARED))
        return -K_EINVAL;
    return user_write(t, a[0], &c, sizeof c);
}

static bool is_awaited(const struct thread *t, uintptr_t address)
{
    for (const struct thread *w = waiter(machine.line); w; w = waiter(w->wait.next))
        if (waits_on(w, t, OBJECT_CONDITION, address))
            return true;
    return false;
}

intptr_t sys_pthread_cond_destroy(struct thread *t, const uintptr_t *a)
{
    struct k_cond c;
    if (!find(t, a[0], &c))
        return -K_EINVAL;
    if (is_awaited(t, a[0])) {
        trace(EVENT_MISUSE, t, a[0], OBJECT_CONDITION, MISUSE_DESTROYED);
        return -K_EBUSY;
    }
    c.kind = K_DESTROYED;
    return user_write(t, a[0], &c, sizeof c);
}

intptr_t sys_pthread_cond_wait(struct thread *t, const uintptr_t *a)
{
    if (t->state == STATE_WAITING)
        return go_on(t, a[1]);
    intptr_t result = begin_wait(t, a, 0);
    return result ? result : wait_for(t, OBJECT_CONDITION, a[0]);
}

/* When the date is past already its timer fires at once. */
intptr_t sys_pthread_cond_timedwait(struct thread *t, const uintptr_t *a)
{
    int64_t date;
    if (t->state == STATE_WAITING)
        return go_on(t, a[1]);
    intptr_t result = begin_wait(t, a, &date);
    return result ? result : wait_until(t, OBJECT_CONDITION, a[0], (uint64_t)date, WAITING);
}

/* The waiter that a signal takes: the first in line; without lines, whichever the door says. */
static struct thread *pick(struct thread *t, uintptr_t address)
{
    SET(THREADS) among = {{0}};
    struct thread *first = 0;
    for (struct thread *w = waiter(machine.line); w; w = waiter(w->wait.next))
        if (waits_on(w, t, OBJECT_CONDITION, address)) {
            set_add(among.word, thread_index(w));
            first = first ? first : w;
        }
    if (!(machine.flags & BOOT_WAKE_ANY) || set_size(among.word, THREADS) < 2)
        return first;
    struct thread *picked = &machine.threads[choose(CHOOSE_WAITER, THREADS, among.word, t)];
    if (tracing())
        trace(EVENT_PICK, t, address, picked->number, 0);
    return picked;
}

intptr_t sys_pthread_cond_signal(struct thread *t, const uintptr_t *a)
{
    struct k_cond c;
    if (!find(t, a[0], &c))
        return -K_EINVAL;
    struct thread *w = pick(t, a[0]);
    if (w)
        rouse(w, 0);
    return 0;
}

intptr_t sys_pthread_cond_broadcast(struct thread *t, const uintptr_t *a)
{
    struct k_cond c;
    if (!find(t, a[0], &c))
        return -K_EINVAL;
    for (struct thread *w = waiter(machine.line), *next; w; w = next) {
        next = waiter(w->wait.next);
        if (waits_on(w, t, OBJECT_CONDITION, a[0]))
            rouse(w, 0);
    }
    return 0;
}

/* ---- Once -------------------------------------------------------------------------------- */

/* True if another thread is at it: not one that has ended, nor one of the process this was copied
   from. */
static bool is_under_way(const struct thread *t, uintptr_t address, int state)
{
    const struct thread *other = state & K_ONCE_RUNNING ? thread_find((unsigned)state / 4) : 0;
    return other && lives(other) && user_shares(t, other, address);
}

bool ready_once(struct thread *t)
{
    const int *state = user_int(t, t->announced.args[0]);
    return !state || !is_under_way(t, t->announced.args[0], *state);
}

/* 1: the caller shall do it, and then call once_over. */
intptr_t sys_pthread_once(struct thread *t, const uintptr_t *a)
{
    int *state = user_int(t, a[0]);
    if (!state)
        return -K_EINVAL;
    if (*state == K_ONCE_DONE)
        return 0;
    if (is_under_way(t, a[0], *state))
        return wait_for(t, OBJECT_ONCE, a[0]);
    *state = t->number * 4 + K_ONCE_RUNNING;
    return 1;
}

intptr_t sys_once_over(struct thread *t, const uintptr_t *a)
{
    int *state = user_int(t, a[0]);
    if (!state)
        return -K_EINVAL;
    *state = (int)a[1];
    wait_changed();
    return 0;
}
