/* Time (POSIX.1-2017 <time.h>). It is the machine's own: every run begins on 1 January 2025,
   00:00:00 UTC, a step takes 10 microseconds, and when all wait the clock jumps. */
#ifndef PAWL_TIME_H
#define PAWL_TIME_H

#include <sys/types.h>

#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCK_PROCESS_CPUTIME_ID 2
#define CLOCK_THREAD_CPUTIME_ID 3
#define CLOCK_MONOTONIC_RAW 4
#define CLOCK_REALTIME_COARSE 5
#define CLOCK_MONOTONIC_COARSE 6
#define CLOCK_BOOTTIME 7
#define CLOCKS_PER_SEC 1000000L
#define TIMER_ABSTIME 1
#define TIME_UTC 1

struct timespec {
    time_t tv_sec;
    long tv_nsec;
};

/* A date. tm_yday and tm_wday count from 0, tm_wday from Sunday. */
struct tm {
    int tm_sec, tm_min, tm_hour;
    int tm_mday; /* 1 to 31 */
    int tm_mon;  /* 0 to 11 */
    int tm_year; /* since 1900 */
    int tm_wday, tm_yday, tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};

/* Seconds since 1 January 1970, 00:00:00 UTC; into *when, too, unless that is NULL. */
time_t time(time_t *when);

/* The date (CLOCK_REALTIME), the time since the machine started (CLOCK_MONOTONIC, CLOCK_BOOTTIME), or
   that without what all slept (the two CPUTIMEs: there is one processor, whose work for all counts).
   Gives 0, or -1: EINVAL (clock), EFAULT. */
int clock_gettime(clockid_t clock, struct timespec *now);

/* Waits for *length. A signal that is handled ends it early: -1, EINTR, and what remains in *rest
   unless that is NULL. -1: EINVAL (tv_nsec), EFAULT. */
int nanosleep(const struct timespec *length, struct timespec *rest);

/* Its resolution: a step. 0, or -1: EINVAL. clock_settime is nobody's to call: -1, EPERM; EINVAL. */
int clock_getres(clockid_t clock, struct timespec *resolution);
int clock_settime(clockid_t clock, const struct timespec *now);

/* Waits for *length, or until the date *length with TIMER_ABSTIME. 0, or the error's number: EINVAL,
   EINTR (then what remains is in *rest, but for TIMER_ABSTIME). */
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *length,
                    struct timespec *rest);

/* The date with TIME_UTC, which it gives; otherwise 0. */
int timespec_get(struct timespec *now, int base);

/* The machine's work so far, as CLOCK_PROCESS_CPUTIME_ID, in CLOCKS_PER_SEC. */
clock_t clock(void);

/* ---- Dates: the only time zone is UTC ---------------------------------------------------- */

/* The date of a time, in *date, or in memory that all of these use again. NULL: EOVERFLOW. */
struct tm *gmtime(const time_t *when);
struct tm *localtime(const time_t *when);
struct tm *gmtime_r(const time_t *when, struct tm *date);
struct tm *localtime_r(const time_t *when, struct tm *date);

/* The time of a date, whose members may be out of their ranges and are put right; tm_wday and tm_yday
   are not read. -1: EOVERFLOW. */
time_t mktime(struct tm *date);
time_t timelocal(struct tm *date);
time_t timegm(struct tm *date);

/* "Wed Jan  1 00:00:00 2025\n", in `to` (26 bytes), or in memory that they use again. */
char *asctime(const struct tm *date);
char *ctime(const time_t *when);
char *asctime_r(const struct tm *date, char *to);
char *ctime_r(const time_t *when, char *to);

/* A date by a format, in the C locale: a A b B c C d D e F g G h H I j k l m M n p P r R s S t T u U V
   w W x X y Y z Z %, with E or O before them, and GNU's - _ 0. The length; 0 if it does not fit. */
size_t strftime(char *to, size_t size, const char *format, const struct tm *date);

/* Nothing to do: the time zone is known. */
void tzset(void);

/* Seconds from `from` to `to`. */
double difftime(time_t to, time_t from);

#endif
