/* Alarms: a process's timer in real time, which is virtual here, too. */
#include "kernel.h"

struct process *alarm_first(void)
{
    struct process *first = 0;
    for (struct process *p = machine.processes; p < processes_end(); p++)
        if (p->alarm && (!first || p->alarm < first->alarm))
            first = p;
    return first;
}

static void set(struct process *p, uint64_t ticks, uint64_t interval)
{
    p->alarm = ticks ? clock_now() + ticks : 0;
    p->alarm_interval = ticks ? interval : 0;
    clock_update();
}

void alarm_fire(struct process *p)
{
    set(p, p->alarm_interval, p->alarm_interval);
    signal_process(p, K_SIGALRM);
    wait_settle();
}

static uint64_t remaining(const struct process *p)
{
    if (!p->alarm)
        return 0;
    return p->alarm > clock_now() ? p->alarm - clock_now() : 1;
}

/* ---- System calls -------------------------------------------------------------------------- */

/* The seconds that were left, rounded as on Linux: never to 0. */
intptr_t sys_alarm(struct thread *t, const uintptr_t *a)
{
    struct process *p = process_of(t);
    uint64_t left = remaining(p), seconds = (left + TICKS_PER_SECOND / 2) / TICKS_PER_SECOND;
    set(p, (uint64_t)(unsigned)a[0] * TICKS_PER_SECOND, 0);
    return (intptr_t)(left && !seconds ? 1 : seconds);
}

static struct k_timeval time_of(uint64_t ticks)
{
    return (struct k_timeval){
        .tv_sec = (long)(ticks / TICKS_PER_SECOND),
        .tv_usec = (long)(ticks % TICKS_PER_SECOND) * (NANOSECONDS_PER_TICK / 1000),
    };
}

static int64_t ticks_of(const struct k_timeval *time)
{
    if (time->tv_usec < 0 || time->tv_usec >= 1000000)
        return -K_EINVAL;
    struct k_timespec fine = {time->tv_sec, time->tv_usec * 1000};
    return clock_ticks_of(&fine);
}

static struct k_itimerval current(const struct process *p)
{
    return (struct k_itimerval){
        .it_interval = time_of(p->alarm_interval), .it_value = time_of(remaining(p))};
}

intptr_t sys_getitimer(struct thread *t, const uintptr_t *a)
{
    struct k_itimerval now = current(process_of(t));
    return a[0] != K_ITIMER_REAL ? -K_EINVAL : user_write(t, a[1], &now, sizeof now);
}

/* Without new values (NULL) the timer is stopped, as on Linux. */
intptr_t sys_setitimer(struct thread *t, const uintptr_t *a)
{
    struct process *p = process_of(t);
    struct k_itimerval old = current(p), new = {{0, 0}, {0, 0}};
    if (a[1] && user_read(t, &new, a[1], sizeof new))
        return -K_EFAULT;
    int64_t interval = ticks_of(&new.it_interval), value = ticks_of(&new.it_value);
    if (a[0] != K_ITIMER_REAL || interval < 0 || value < 0)
        return -K_EINVAL;
    if (a[2] && user_write(t, a[2], &old, sizeof old))
        return -K_EFAULT;
    set(p, (uint64_t)value, (uint64_t)interval);
    return 0;
}
