/* Virtual time: a tick a step. When all wait, it jumps to the next deadline, so a sleep is exact
   and costs nothing. With --clock=free it stands still, but for what comes from outside at its tick, and
   a timer fires when the door says so. */
#include "kernel.h"

static bool is_free(void)
{
    return machine.flags & BOOT_CLOCK_FREE;
}

uint64_t clock_now(void)
{
    return is_free() ? machine.slept : machine.tick;
}

static struct thread *earliest(void)
{
    struct thread *first = 0;
    for (struct thread *t = waiter(machine.line); t; t = waiter(t->wait.next))
        if (t->wait.timed && (!first || t->wait.deadline < first->wait.deadline))
            first = t;
    return first;
}

void clock_update(void)
{
    machine.deadline = machine.hangup;
    if (is_free())
        return;
    const struct thread *first = earliest();
    if (first && first->wait.deadline < machine.deadline)
        machine.deadline = first->wait.deadline;
    const struct process *p = alarm_first();
    if (p && p->alarm < machine.deadline)
        machine.deadline = p->alarm;
}

static bool is_timed(const struct thread *t)
{
    return t->state == STATE_WAITING && t->wait.timed;
}

bool clock_may_fire(struct thread *t)
{
    const struct process *p = process_of(t);
    return is_timed(t) || p->alarm || (is_free() && process_may_be_hung_up(p) && !p->stopped && can_step(t));
}

void clock_fire_one(struct thread *t)
{
    struct process *p = process_of(t);
    if (!is_timed(t) && p->alarm) {
        alarm_fire(p);
        return;
    }
    if (!is_timed(t)) {
        process_hang_up(p);
        wait_settle();
        return;
    }
    intptr_t result = t->wait.on_timeout;
    if (tracing())
        trace(EVENT_TIMEOUT, t, 0, 0, 0);
    if (result != WAITING) {
        wait_end(t, result);
        return;
    }
    t->wait.timed = false;
    clock_update();
    complete(t);
    wait_settle();
}

/* Fires what is due first, a waiter's timer or an alarm, if it is due by that tick. */
static bool fire_first(uint64_t by)
{
    struct thread *t = earliest();
    struct process *p = alarm_first();
    if (t && p && p->alarm < t->wait.deadline)
        t = 0;
    if (t && t->wait.deadline <= by)
        clock_fire_one(t);
    else if (!t && p && p->alarm <= by)
        alarm_fire(p);
    else
        return false;
    return true;
}

void clock_fire(void)
{
    while (!is_free() && fire_first(machine.tick))
        ;
    if (machine.tick >= machine.hangup && !(is_free() && schedule_active())) {
        machine.hangup = UINT64_MAX;
        for (unsigned pid = INIT + 1; pid < pids_used(); pid++)
            if (process_may_be_hung_up(&machine.processes[pid]))
                process_hang_up(&machine.processes[pid]);
        wait_settle();
    }
    clock_update();
}

bool clock_jump(void)
{
    if (!earliest() && !alarm_first())
        return false;
    if (is_free()) {
        fire_first(UINT64_MAX);
    } else {
        machine.slept += machine.deadline - machine.tick;
        machine.tick = machine.deadline;
        clock_fire();
    }
    return true;
}

/* Rounded up: a sleep is never shorter than asked for. */
int64_t clock_ticks_of(const struct k_timespec *time)
{
    if (time->tv_sec < 0 || time->tv_nsec < 0 || time->tv_nsec >= 1000000000)
        return -K_EINVAL;
    int64_t seconds = time->tv_sec;
    if (seconds > INT32_MAX) /* as good as never, and the same on every machine */
        seconds = INT32_MAX;
    return seconds * TICKS_PER_SECOND +
           (time->tv_nsec + NANOSECONDS_PER_TICK - 1) / NANOSECONDS_PER_TICK;
}

int64_t clock_ticks(struct thread *t, uintptr_t timespec)
{
    struct k_timespec time;
    return user_read(t, &time, timespec, sizeof time) ? -K_EFAULT : clock_ticks_of(&time);
}

int64_t clock_date(struct thread *t, uintptr_t timespec)
{
    return clock_date_of(t, K_CLOCK_REALTIME, timespec);
}

int64_t clock_date_of(struct thread *t, int clock, uintptr_t timespec)
{
    struct k_timespec time;
    const long boot = clock == K_CLOCK_REALTIME ? BOOT_DATE : 0;
    if (user_read(t, &time, timespec, sizeof time))
        return -K_EFAULT;
    bool past = time.tv_sec < boot;
    time.tv_sec = past ? 0 : time.tv_sec - boot;
    int64_t ticks = clock_ticks_of(&time);
    return past && ticks > 0 ? 0 : ticks;
}

static intptr_t sleep_for(struct thread *t, int64_t ticks)
{
    if (ticks <= 0)
        return (intptr_t)ticks;
    uint64_t deadline = clock_now() + (uint64_t)ticks;
    return wait_until(t, OBJECT_CLOCK, 0, deadline, 0);
}

intptr_t sys_sleep(struct thread *t, const uintptr_t *a)
{
    return sleep_for(t, (int64_t)(unsigned)a[0] * TICKS_PER_SECOND);
}

intptr_t sys_usleep(struct thread *t, const uintptr_t *a)
{
    const int64_t a_tick = NANOSECONDS_PER_TICK / 1000;
    return sleep_for(t, ((int64_t)(unsigned)a[0] + a_tick - 1) / a_tick);
}

intptr_t clock_remaining(struct thread *t)
{
    uint64_t now = clock_now(), ticks = t->wait.deadline > now ? t->wait.deadline - now : 0;
    if (t->announced.number == SYS_sleep)
        return (intptr_t)((ticks + TICKS_PER_SECOND / 2) / TICKS_PER_SECOND);
    struct k_timespec rest = {
        .tv_sec = (long)(ticks / TICKS_PER_SECOND),
        .tv_nsec = (long)(ticks % TICKS_PER_SECOND) * NANOSECONDS_PER_TICK,
    };
    uintptr_t to = t->announced.args[1];
    return to && user_write(t, to, &rest, sizeof rest) ? -K_EFAULT : -K_EINTR;
}

/* rem (a[1]) is written only when a signal ends the sleep early. */
intptr_t sys_nanosleep(struct thread *t, const uintptr_t *a)
{
    return sleep_for(t, clock_ticks(t, a[0]));
}

intptr_t sys_clock_gettime(struct thread *t, const uintptr_t *a)
{
    if (a[0] >= K_CLOCKS)
        return -K_EINVAL;
    bool date = a[0] == K_CLOCK_REALTIME || a[0] == K_CLOCK_REALTIME_COARSE;
    bool work = a[0] == K_CLOCK_PROCESS_CPUTIME_ID || a[0] == K_CLOCK_THREAD_CPUTIME_ID;
    uint64_t ticks = clock_now() - (work ? machine.slept : 0);
    struct k_timespec now = {
        .tv_sec = (date ? BOOT_DATE : 0) + (long)(ticks / TICKS_PER_SECOND),
        .tv_nsec = (long)(ticks % TICKS_PER_SECOND) * NANOSECONDS_PER_TICK,
    };
    return user_write(t, a[1], &now, sizeof now);
}
