/* Time used (POSIX.1-2017 <sys/times.h>). */
#ifndef PAWL_SYS_TIMES_H
#define PAWL_SYS_TIMES_H

#include <sys/types.h>

struct tms {
    clock_t tms_utime, tms_stime;   /* the process: what clock() says; 0 */
    clock_t tms_cutime, tms_cstime; /* its children that were waited for: 0, counted as its own */
};

/* The time since the machine started, in sysconf(_SC_CLK_TCK)ths of a second, and what of it was
   work in *used, unless that is NULL. */
clock_t times(struct tms *used);

#endif
