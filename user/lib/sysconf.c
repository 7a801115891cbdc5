/* What the machine is like. */
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "internal.h"

enum { PAGE = 4096 };

long sysconf(int name)
{
    switch (name) {
    case _SC_ARG_MAX:
        return ARG_MAX;
    case _SC_CHILD_MAX:
        return CHILD_MAX;
    case _SC_CLK_TCK:
        return 100;
    case _SC_OPEN_MAX:
        return OPEN_MAX;
    case _SC_STREAM_MAX:
        return FOPEN_MAX;
    case _SC_ATEXIT_MAX:
        return ATEXIT_MAX;
    case _SC_PAGESIZE:
        return PAGE;
    case _SC_MQ_PRIO_MAX:
        return MQ_PRIO_MAX;
    case _SC_SEM_VALUE_MAX:
        return SEM_VALUE_MAX;
    case _SC_LINE_MAX:
        return 2048;
    case _SC_IOV_MAX:
        return 1024;
    case _SC_LOGIN_NAME_MAX:
        return 256;
    case _SC_HOST_NAME_MAX:
        return 64;
    case _SC_TZNAME_MAX:
        return 6;
    case _SC_THREAD_KEYS_MAX:
        return PTHREAD_KEYS_MAX;
    case _SC_THREAD_DESTRUCTOR_ITERATIONS:
        return PTHREAD_DESTRUCTOR_ITERATIONS;
    case _SC_THREAD_STACK_MIN:
        return PTHREAD_STACK_MIN;
    case _SC_NPROCESSORS_CONF:
    case _SC_NPROCESSORS_ONLN:
        return 1;
    case _SC_JOB_CONTROL:
    case _SC_SAVED_IDS:
        return 1;
    case _SC_ASYNCHRONOUS_IO:
    case _SC_FSYNC:
    case _SC_SEMAPHORES:
    case _SC_SHARED_MEMORY_OBJECTS:
    case _SC_MESSAGE_PASSING:
    case _SC_MAPPED_FILES:
    case _SC_THREADS:
    case _SC_THREAD_ATTR_STACKSIZE:
    case _SC_THREAD_PRIORITY_SCHEDULING:
    case _SC_THREAD_PRIO_INHERIT:
    case _SC_THREAD_PRIO_PROTECT:
    case _SC_THREAD_PROCESS_SHARED:
    case _SC_BARRIERS:
    case _SC_CLOCK_SELECTION:
    case _SC_READER_WRITER_LOCKS:
    case _SC_SPIN_LOCKS:
    case _SC_THREAD_SAFE_FUNCTIONS:
    case _SC_MONOTONIC_CLOCK:
    case _SC_VERSION:
        return _POSIX_VERSION;
    case _SC_NGROUPS_MAX:
    case _SC_REALTIME_SIGNALS:
    case _SC_THREAD_ATTR_STACKADDR:
    case _SC_PRIORITY_SCHEDULING:
    case _SC_CPUTIME:
    case _SC_THREAD_CPUTIME:
    case _SC_TIMERS:
    case _SC_AIO_LISTIO_MAX:
    case _SC_AIO_MAX:
    case _SC_DELAYTIMER_MAX:
    case _SC_MQ_OPEN_MAX:
    case _SC_RTSIG_MAX:
    case _SC_SEM_NSEMS_MAX:
    case _SC_SIGQUEUE_MAX:
    case _SC_TIMER_MAX:
    case _SC_THREAD_THREADS_MAX:
    case _SC_PHYS_PAGES:
        return -1;
    default:
        return library_fail(K_EINVAL);
    }
}

int getpagesize(void) { return PAGE; }
