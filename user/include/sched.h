/* Scheduling (POSIX.1-2017 <sched.h>). Priorities count under --policy=prio: threads of SCHED_FIFO and
   SCHED_RR go before all others, the higher number first; those of equal rank take turns. */
#ifndef PAWL_SCHED_H
#define PAWL_SCHED_H

#include <sys/types.h>
#include <time.h>

#define SCHED_OTHER 0
#define SCHED_FIFO 1
#define SCHED_RR 2
#define SCHED_BATCH 3
#define SCHED_IDLE 5

struct sched_param {
    int sched_priority; /* 1 ... 99 for SCHED_FIFO and SCHED_RR, 0 for the others */
};

/* Ends the slice: others that can go on go first. Gives 0. */
int sched_yield(void);

/* The highest and lowest priority of a policy, or -1: EINVAL (no such policy). */
int sched_get_priority_max(int policy);
int sched_get_priority_min(int policy);

/* Sets policy and priority of the thread that process `pid` began with (0: of the caller). Gives 0, or -1:
   EINVAL (policy, priority), ESRCH. Nobody is refused the right to do so. */
int sched_setscheduler(pid_t pid, int policy, const struct sched_param *parameters);
int sched_setparam(pid_t pid, const struct sched_param *parameters);

/* They give the policy, or -1: ESRCH, EINVAL; and 0, with the priority in *parameters. */
int sched_getscheduler(pid_t pid);
int sched_getparam(pid_t pid, struct sched_param *parameters);

#endif
