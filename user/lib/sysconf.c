/* What the machine is like. */
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "internal.h"

enum { PAGE = 4096 };

static const struct {
    uint8_t name;
    int value;
} limits[] = {
    {_SC_ARG_MAX, ARG_MAX},
    {_SC_CHILD_MAX, CHILD_MAX},
    {_SC_CLK_TCK, 100},
    {_SC_OPEN_MAX, OPEN_MAX},
    {_SC_STREAM_MAX, FOPEN_MAX},
    {_SC_ATEXIT_MAX, ATEXIT_MAX},
    {_SC_PAGESIZE, PAGE},
    {_SC_MQ_PRIO_MAX, MQ_PRIO_MAX},
    {_SC_SEM_VALUE_MAX, SEM_VALUE_MAX},
    {_SC_LINE_MAX, 2048},
    {_SC_IOV_MAX, 1024},
    {_SC_LOGIN_NAME_MAX, 256},
    {_SC_HOST_NAME_MAX, 64},
    {_SC_TZNAME_MAX, 6},
    {_SC_THREAD_KEYS_MAX, PTHREAD_KEYS_MAX},
    {_SC_THREAD_DESTRUCTOR_ITERATIONS, PTHREAD_DESTRUCTOR_ITERATIONS},
    {_SC_THREAD_STACK_MIN, PTHREAD_STACK_MIN},
    {_SC_NPROCESSORS_CONF, 1},
    {_SC_NPROCESSORS_ONLN, 1},
    {_SC_JOB_CONTROL, 1},
    {_SC_SAVED_IDS, 1},
};

static const uint8_t supported[] = {_SC_ASYNCHRONOUS_IO,
                                    _SC_FSYNC,
                                    _SC_SEMAPHORES,
                                    _SC_SHARED_MEMORY_OBJECTS,
                                    _SC_MESSAGE_PASSING,
                                    _SC_MAPPED_FILES,
                                    _SC_THREADS,
                                    _SC_THREAD_ATTR_STACKSIZE,
                                    _SC_THREAD_PRIO_INHERIT,
                                    _SC_THREAD_PRIORITY_SCHEDULING,
                                    _SC_THREAD_PRIO_PROTECT,
                                    _SC_THREAD_PROCESS_SHARED,
                                    _SC_BARRIERS,
                                    _SC_CLOCK_SELECTION,
                                    _SC_READER_WRITER_LOCKS,
                                    _SC_THREAD_SAFE_FUNCTIONS,
                                    _SC_SPIN_LOCKS,
                                    _SC_MONOTONIC_CLOCK,
                                    _SC_VERSION};

/* Left out, or without a limit of its own. */
static const uint8_t indefinite[] = {_SC_NGROUPS_MAX,
                                     _SC_REALTIME_SIGNALS,
                                     _SC_THREAD_ATTR_STACKADDR,
                                     _SC_PRIORITY_SCHEDULING,
                                     _SC_CPUTIME,
                                     _SC_THREAD_CPUTIME,
                                     _SC_TIMERS,
                                     _SC_AIO_LISTIO_MAX,
                                     _SC_AIO_MAX,
                                     _SC_DELAYTIMER_MAX,
                                     _SC_MQ_OPEN_MAX,
                                     _SC_RTSIG_MAX,
                                     _SC_SEM_NSEMS_MAX,
                                     _SC_SIGQUEUE_MAX,
                                     _SC_TIMER_MAX,
                                     _SC_THREAD_THREADS_MAX,
                                     _SC_PHYS_PAGES};

static bool is_among(int name, const uint8_t *names, size_t count)
{
    while (count--)
        if (names[count] == name)
            return true;
    return false;
}

long sysconf(int name)
{
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (limits[i].name == name)
            return limits[i].value;
    if (is_among(name, supported, sizeof supported))
        return _POSIX_VERSION;
    if (is_among(name, indefinite, sizeof indefinite))
        return -1;
    return library_fail(K_EINVAL);
}

int getpagesize(void) { return PAGE; }
