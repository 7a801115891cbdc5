/* What a process may use, and what it has used. */
#include <errno.h>
#include <limits.h>
#include <sys/resource.h>
#include <time.h>

#include "internal.h"

int getrlimit(int resource, struct rlimit *limit)
{
    rlim_t most = RLIM_INFINITY;
    switch (resource) {
    case RLIMIT_CORE:
        most = 0;
        break;
    case RLIMIT_STACK:
        most = (rlim_t)library_call(SYS_thread_stack);
        break;
    case RLIMIT_NPROC:
        most = CHILD_MAX;
        break;
    case RLIMIT_NOFILE:
        most = OPEN_MAX;
        break;
    case RLIMIT_CPU:
    case RLIMIT_FSIZE:
    case RLIMIT_DATA:
    case RLIMIT_AS:
        break;
    default:
        return (int)library_fail(EINVAL);
    }
    announce_write(limit, sizeof *limit);
    *limit = (struct rlimit){most, most};
    return 0;
}

int getrusage(int who, struct rusage *used)
{
    struct timespec work = {0, 0};
    if (who != RUSAGE_SELF && who != RUSAGE_CHILDREN)
        return (int)library_fail(EINVAL);
    if (who == RUSAGE_SELF)
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &work);
    announce_write(used, sizeof *used);
    *used = (struct rusage){.ru_utime = {work.tv_sec, (suseconds_t)(work.tv_nsec / 1000)}};
    return 0;
}
