/* Timers (POSIX.1-2017 <sys/time.h>). */
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

#define ITIMER_REAL 0

/* The process's timer, the one that alarm sets, too: virtual time, 10 microseconds a tick, rounded up. Gives 0,
   or -1: EINVAL (another timer; microseconds not below 1,000,000), EFAULT. */
int getitimer(int which, struct itimerval *now);
int setitimer(int which, const struct itimerval *new, struct itimerval *old);

#include <sys/select.h> /* as elsewhere */

#endif
