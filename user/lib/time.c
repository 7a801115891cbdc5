/* The time of day, and how long it takes: on the machine's own clock. */
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>

#include "internal.h"

enum { TIMES_PER_SECOND = 100 }; /* _SC_CLK_TCK */

time_t time(time_t *when)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (when) {
        announce_write(when, sizeof *when);
        *when = now.tv_sec;
    }
    return now.tv_sec;
}

double difftime(time_t to, time_t from) { return (double)(to - from); }

int gettimeofday(struct timeval *now, void *zone)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    if (now) {
        announce_write(now, sizeof *now);
        *now = (struct timeval){time.tv_sec, time.tv_nsec / 1000};
    }
    if (zone) {
        announce_write(zone, sizeof(struct timezone));
        *(struct timezone *)zone = (struct timezone){0, 0};
    }
    return 0;
}

int settimeofday(const struct timeval *now, const struct timezone *zone)
{
    (void)now, (void)zone;
    return (int)library_fail(K_EPERM);
}

int timespec_get(struct timespec *now, int base)
{
    return base == TIME_UTC && clock_gettime(CLOCK_REALTIME, now) == 0 ? base : 0;
}

/* ---- Clocks ------------------------------------------------------------------------------ */

static bool is_clock(clockid_t clock)
{
    return clock >= CLOCK_REALTIME && clock <= CLOCK_BOOTTIME;
}

int clock_getres(clockid_t clock, struct timespec *resolution)
{
    if (!is_clock(clock))
        return (int)library_fail(K_EINVAL);
    if (resolution) {
        announce_write(resolution, sizeof *resolution);
        *resolution = (struct timespec){0, NANOSECONDS_PER_TICK};
    }
    return 0;
}

int clock_settime(clockid_t clock, const struct timespec *now)
{
    (void)now;
    return (int)library_fail(clock == CLOCK_REALTIME ? K_EPERM : K_EINVAL);
}

/* From `now` to `until`; zero if that is past. */
static struct timespec time_left(const struct timespec *until, const struct timespec *now)
{
    struct timespec left = {until->tv_sec - now->tv_sec, until->tv_nsec - now->tv_nsec};
    if (left.tv_nsec < 0) {
        left.tv_sec--;
        left.tv_nsec += 1000000000;
    }
    return left.tv_sec < 0 ? (struct timespec){0, 0} : left;
}

/* Gives the error's number and leaves errno alone, as POSIX has it. */
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *length,
                    struct timespec *rest)
{
    int *error = &user_info.thread->errno_, before = *error, result = 0;
    struct timespec now, wanted;
    if (!is_clock(clock) || clock == CLOCK_THREAD_CPUTIME_ID)
        return K_EINVAL;
    if (flags & TIMER_ABSTIME) {
        announce_read(length, sizeof *length);
        wanted = *length;
        if (wanted.tv_nsec < 0 || wanted.tv_nsec >= 1000000000)
            return K_EINVAL;
        clock_gettime(clock, &now);
        wanted = time_left(&wanted, &now);
        length = &wanted;
        rest = NULL;
    }
    if (nanosleep(length, rest) < 0)
        result = *error;
    *error = before;
    return result;
}

/* The machine has one processor: what it has worked, for whomever. */
clock_t clock(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * CLOCKS_PER_SEC + used.tv_nsec / 1000;
}

clock_t times(struct tms *used)
{
    const long nanoseconds = 1000000000 / TIMES_PER_SECOND;
    struct timespec now, work;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (used) {
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &work);
        announce_write(used, sizeof *used);
        *used = (struct tms){.tms_utime = work.tv_sec * TIMES_PER_SECOND + work.tv_nsec / nanoseconds};
    }
    return now.tv_sec * TIMES_PER_SECOND + now.tv_nsec / nanoseconds;
}
