/* Time (POSIX.1-2017 <time.h>). It is the machine's own: every run begins on 1 January 2025,
   00:00:00 UTC, a step takes 10 microseconds, and when all wait the clock jumps. */
#ifndef PAWL_TIME_H
#define PAWL_TIME_H

#include <sys/types.h>

#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCKS_PER_SEC 1000000L

struct timespec {
    time_t tv_sec;
    long tv_nsec;
};

/* Seconds since 1 January 1970, 00:00:00 UTC; into *when, too, unless that is NULL. */
time_t time(time_t *when);

/* The date (CLOCK_REALTIME) or the time since the machine started (CLOCK_MONOTONIC). Gives 0, or
   -1: EINVAL (clock), EFAULT. */
int clock_gettime(clockid_t clock, struct timespec *now);

/* Waits for *length. A signal that is handled ends it early: -1, EINTR, and what remains in *rest
   unless that is NULL. -1: EINVAL (tv_nsec), EFAULT. */
int nanosleep(const struct timespec *length, struct timespec *rest);

/* Seconds from `from` to `to`. */
double difftime(time_t to, time_t from);

#endif
