/* Waiting for several descriptors: which events hold now, poll and select. */
#include "kernel.h"

/* ---- Events ----------------------------------------------------------------------------------- */

unsigned file_events(const struct file *f)
{
    const struct file_ops *ops = file_ops_of(f);
    struct file waits = *f;
    unsigned events = 0;
    if (ops->poll)
        return ops->poll(f);
    waits.flags &= ~K_O_NONBLOCK; /* would one that may wait do so? */
    if ((f->flags & K_O_ACCMODE) != K_O_WRONLY && (!ops->can_read || ops->can_read(&waits)))
        events |= EVENTS_IN;
    if ((f->flags & K_O_ACCMODE) != K_O_RDONLY && (!ops->can_write || ops->can_write(&waits, 1, 0)))
        events |= EVENTS_OUT;
    return ops->can_read || ops->can_write ? events : EVENTS_IN | EVENTS_OUT;
}

/* Those of descriptor d that `wanted` asks for. What goes wrong is always told. */
static unsigned events_of(struct thread *t, int d, unsigned wanted)
{
    const struct file *f = d < 0 ? 0 : file_of(t, (unsigned)d);
    if (d < 0)
        return 0;
    return f ? file_events(f) & (wanted | K_POLLERR | K_POLLHUP) : K_POLLNVAL;
}

/* ---- Waiting ---------------------------------------------------------------------------------- */

enum { FOREVER = -1 }; /* no error */

static bool is_over(const struct thread *t, int64_t ticks)
{
    return t->state == STATE_WAITING ? ticks != FOREVER && !t->wait.timed : ticks == 0;
}

/* So it is whatever there is to wait for. */
static bool mask_is_bad(const struct thread *t, uintptr_t mask)
{
    return mask && !user_may(process_of(t), mask, sizeof(struct k_sigset), false);
}

/* Nothing holds yet: with the mask at `mask`, if it is not 0, t waits until something does. */
static intptr_t wait_more(struct thread *t, int64_t ticks, uintptr_t mask)
{
    struct k_sigset set;
    if (t->state == STATE_WAITING)
        return WAITING;
    if (mask && !user_read(t, &set, mask, sizeof set))
        signal_suspend(t, (uint32_t)set.bits & SIGNALS_ALL);
    if (ticks == FOREVER)
        return wait_for(t, OBJECT_DESCRIPTORS, 0);
    return wait_until(t, OBJECT_DESCRIPTORS, 0, clock_now() + (uint64_t)ticks, WAITING);
}

/* Ends a call that may have waited with another mask. */
static intptr_t over(struct thread *t, intptr_t result)
{
    if (t->state == STATE_WAITING)
        signal_resume(t);
    return result;
}

/* True if the announced call has yet to start its timer. */
static bool begins(const struct thread *t, int64_t ticks)
{
    return t->state != STATE_WAITING && ticks != FOREVER;
}

static int64_t ticks_at(struct thread *t, uintptr_t timespec)
{
    return timespec ? clock_ticks(t, timespec) : FOREVER;
}

/* ---- poll ------------------------------------------------------------------------------------- */

enum { POLL_MOST = 1024 };

static int64_t poll_ticks(struct thread *t, const uintptr_t *a)
{
    if (t->announced.number == SYS_ppoll)
        return ticks_at(t, a[2]);
    int milliseconds = (int)a[2];
    return milliseconds < 0 ? FOREVER : (int64_t)milliseconds * (TICKS_PER_SECOND / 1000);
}

/* How many descriptors have an event, or -K_EFAULT. Tells them all, if that is wanted. */
static intptr_t scan(struct thread *t, const uintptr_t *a, bool tell)
{
    intptr_t count = 0;
    for (uintptr_t i = 0; i < a[1]; i++) {
        struct k_pollfd p;
        uintptr_t at = a[0] + i * sizeof p;
        if (user_read(t, &p, at, sizeof p))
            return -K_EFAULT;
        p.revents = (short)events_of(t, p.fd, (unsigned short)p.events);
        count += p.revents != 0;
        if (tell && user_write(t, at, &p, sizeof p))
            return -K_EFAULT;
    }
    return count;
}

static intptr_t do_poll(struct thread *t, const uintptr_t *a, uintptr_t mask)
{
    int64_t ticks = poll_ticks(t, a);
    if (ticks < FOREVER)
        return (intptr_t)ticks;
    if (mask_is_bad(t, mask))
        return over(t, -K_EFAULT);
    if (a[1] > POLL_MOST)
        return -K_EINVAL;
    if (!scan(t, a, false) && !is_over(t, ticks))
        return wait_more(t, ticks, mask);
    return over(t, scan(t, a, true));
}

intptr_t sys_poll(struct thread *t, const uintptr_t *a)
{
    return do_poll(t, a, 0);
}

intptr_t sys_ppoll(struct thread *t, const uintptr_t *a)
{
    return do_poll(t, a, a[3]);
}

bool ready_poll(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    return a[1] > POLL_MOST || begins(t, poll_ticks(t, a)) || scan(t, a, false);
}

/* ---- select ----------------------------------------------------------------------------------- */

/* The three sets, as far as there can be descriptors: to read, to write, exceptions. */
enum { SETS = 3, WORDS = 2 };
struct sets {
    unsigned count;                 /* descriptors below it are looked at */
    uint32_t set[SETS][WORDS];
};
_Static_assert(DESCRIPTORS <= 32 * WORDS, "a set holds all descriptors");

/* Those events that select calls readable, writable, exceptional. */
static const unsigned select_events[SETS] = {
    EVENTS_IN | K_POLLHUP | K_POLLERR, EVENTS_OUT | K_POLLERR, K_POLLPRI};

static size_t bytes_of(const struct sets *s)
{
    return s->count > 32 ? 2 * sizeof(uint32_t) : s->count ? sizeof(uint32_t) : 0;
}

static intptr_t read_sets(struct thread *t, const uintptr_t *a, struct sets *s)
{
    *s = (struct sets){.count = (int)a[0] > 32 * WORDS ? 32 * WORDS : (unsigned)a[0]};
    if ((int)a[0] < 0)
        return -K_EINVAL;
    for (unsigned i = 0; i < SETS; i++)
        if (a[1 + i] && user_read(t, s->set[i], a[1 + i], bytes_of(s)))
            return -K_EFAULT;
    for (unsigned d = 0; d < s->count; d++)
        for (unsigned i = 0; i < SETS; i++)
            if (set_has(s->set[i], d) && !file_of(t, d))
                return -K_EBADF;
    return 0;
}

/* Leaves in the sets what holds now: how many members. */
static intptr_t sift(struct thread *t, struct sets *s)
{
    intptr_t count = 0;
    struct sets left = {.count = s->count};
    for (unsigned d = 0; d < s->count; d++)
        for (unsigned i = 0; i < SETS; i++)
            if (set_has(s->set[i], d) && events_of(t, (int)d, select_events[i]) & select_events[i]) {
                set_add(left.set[i], d);
                count++;
            }
    *s = left;
    return count;
}

static intptr_t write_sets(struct thread *t, const uintptr_t *a, const struct sets *s)
{
    for (unsigned i = 0; i < SETS; i++)
        if (a[1 + i] && user_write(t, a[1 + i], s->set[i], bytes_of(s)))
            return -K_EFAULT;
    return 0;
}

static int64_t select_ticks(struct thread *t, const uintptr_t *a)
{
    struct k_timeval time;
    if (t->announced.number == SYS_pselect)
        return ticks_at(t, a[4]);
    if (!a[4])
        return FOREVER;
    if (user_read(t, &time, a[4], sizeof time))
        return -K_EFAULT;
    if (time.tv_sec < 0 || time.tv_usec < 0)
        return -K_EINVAL;
    struct k_timespec same = {time.tv_sec + time.tv_usec / 1000000, time.tv_usec % 1000000 * 1000};
    return clock_ticks_of(&same);
}

/* select, as on Linux, leaves in the timeout what of it remains. */
static intptr_t write_rest(struct thread *t, const uintptr_t *a, int64_t ticks)
{
    if (t->announced.number == SYS_pselect || ticks == FOREVER)
        return 0;
    uint64_t rest = (uint64_t)ticks;
    if (t->state == STATE_WAITING)
        rest = !t->wait.timed || t->wait.deadline < clock_now() ? 0 : t->wait.deadline - clock_now();
    struct k_timeval time = {(long)(rest / TICKS_PER_SECOND),
                             (long)(rest % TICKS_PER_SECOND) * (1000000 / TICKS_PER_SECOND)};
    return user_write(t, a[4], &time, sizeof time);
}

static intptr_t do_select(struct thread *t, const uintptr_t *a, uintptr_t mask)
{
    struct sets sets;
    int64_t ticks = select_ticks(t, a);
    intptr_t error = ticks < FOREVER ? (intptr_t)ticks : read_sets(t, a, &sets);
    if (!error && mask_is_bad(t, mask))
        error = -K_EFAULT;
    if (error)
        return over(t, error);
    intptr_t count = sift(t, &sets);
    if (!count && !is_over(t, ticks))
        return wait_more(t, ticks, mask);
    error = write_sets(t, a, &sets);
    if (!error)
        error = write_rest(t, a, ticks);
    return over(t, error ? error : count);
}

intptr_t sys_select(struct thread *t, const uintptr_t *a)
{
    return do_select(t, a, 0);
}

intptr_t sys_pselect(struct thread *t, const uintptr_t *a)
{
    return do_select(t, a, a[5]);
}

bool ready_select(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    struct sets sets;
    return begins(t, select_ticks(t, a)) || read_sets(t, a, &sets) || sift(t, &sets);
}

/* ---- Who only waits for somebody -------------------------------------------------------------- */

bool poll_idle(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    bool polls = t->announced.number == SYS_poll || t->announced.number == SYS_ppoll;
    bool selects = t->announced.number == SYS_select || t->announced.number == SYS_pselect;
    struct sets sets;
    struct k_pollfd p;
    if (t->announced.kind != TRAP_SYSCALL || !(polls || selects) || can_perform(t))
        return false;
    for (uintptr_t i = 0; polls && i < a[1]; i++)
        if (!user_read(t, &p, a[0] + i * sizeof p, sizeof p) && p.events & K_POLLIN &&
            socket_expects(t, (unsigned)p.fd))
            return true;
    if (polls || read_sets(t, a, &sets))
        return false;
    for (unsigned d = 0; d < sets.count; d++)
        if (set_has(sets.set[0], d) && socket_expects(t, d))
            return true;
    return false;
}
