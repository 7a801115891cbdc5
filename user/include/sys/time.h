/* The date to the microsecond, and timers (POSIX.1-2017 <sys/time.h>). */
#ifndef PAWL_SYS_TIME_H
#define PAWL_SYS_TIME_H

#include <sys/types.h>

struct timeval {
    time_t tv_sec;
    suseconds_t tv_usec;
};

struct itimerval {
    struct timeval it_interval; /* then again after each, unless it is 0 */
    struct timeval it_value;    /* until the next SIGALRM; 0: never */
};

struct timezone {
    int tz_minuteswest, tz_dsttime;
};

/* The date; *zone, unless NULL, becomes UTC. 0. Nobody may set it: -1, EPERM. */
int gettimeofday(struct timeval *now, void *zone);
int settimeofday(const struct timeval *now, const struct timezone *zone);

#define timerisset(time) ((time)->tv_sec || (time)->tv_usec)
#define timerclear(time) ((time)->tv_sec = (time)->tv_usec = 0)
#define timercmp(a, b, order)                                                                      \
    ((a)->tv_sec == (b)->tv_sec ? (a)->tv_usec order(b)->tv_usec : (a)->tv_sec order(b)->tv_sec)
#define timeradd(a, b, sum)                                                                        \
    do {                                                                                           \
        (sum)->tv_sec = (a)->tv_sec + (b)->tv_sec;                                                 \
        (sum)->tv_usec = (a)->tv_usec + (b)->tv_usec;                                              \
        if ((sum)->tv_usec >= 1000000) {                                                           \
            ++(sum)->tv_sec;                                                                       \
            (sum)->tv_usec -= 1000000;                                                             \
        }                                                                                          \
    } while (0)
#define timersub(a, b, rest)                                                                       \
    do {                                                                                           \
        (rest)->tv_sec = (a)->tv_sec - (b)->tv_sec;                                                \
        (rest)->tv_usec = (a)->tv_usec - (b)->tv_usec;                                             \
        if ((rest)->tv_usec < 0) {                                                                 \
            --(rest)->tv_sec;                                                                      \
            (rest)->tv_usec += 1000000;                                                            \
        }                                                                                          \
    } while (0)

#define ITIMER_REAL 0

/* The process's timer, the one that alarm sets, too: virtual time, 10 microseconds a tick, rounded up. Gives 0,
   or -1: EINVAL (another timer; microseconds not below 1,000,000), EFAULT. */
int getitimer(int which, struct itimerval *now);
int setitimer(int which, const struct itimerval *new, struct itimerval *old);

#include <sys/select.h> /* as elsewhere */

#endif
