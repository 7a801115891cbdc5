/* Giving way (POSIX.1-2017 <sched.h>). */
#ifndef PAWL_SCHED_H
#define PAWL_SCHED_H

#include <sys/types.h>

/* Ends the slice: others that can go on go first. Gives 0. */
int sched_yield(void);

#endif
