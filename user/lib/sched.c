/* Ranges of priorities. */
#include <sched.h>

#include "internal.h"

static int range(int policy, int real_time)
{
    if (policy == SCHED_FIFO || policy == SCHED_RR)
        return real_time;
    if (policy == SCHED_OTHER || policy == SCHED_BATCH || policy == SCHED_IDLE)
        return 0;
    return (int)library_fail(K_EINVAL);
}

int sched_get_priority_max(int policy) { return range(policy, K_PRIORITY_MAX); }

int sched_get_priority_min(int policy) { return range(policy, 1); }
