/* What a process may use and has used (POSIX.1-2017 <sys/resource.h>). */
#ifndef PAWL_SYS_RESOURCE_H
#define PAWL_SYS_RESOURCE_H

#include <sys/time.h>

typedef unsigned long rlim_t;
#define RLIM_INFINITY (~0ul)

struct rlimit {
    rlim_t rlim_cur, rlim_max; /* the same */
};

#define RLIMIT_CPU 0
#define RLIMIT_FSIZE 1
#define RLIMIT_DATA 2
#define RLIMIT_STACK 3
#define RLIMIT_CORE 4
#define RLIMIT_NPROC 6
#define RLIMIT_NOFILE 7
#define RLIMIT_AS 9

/* How much of something a process may have: the machine's own limits, which nobody changes. Memory, time and
   files have none but what there is. Gives 0, or -1: EINVAL (no such resource). */
int getrlimit(int resource, struct rlimit *limit);

#define RUSAGE_SELF 0
#define RUSAGE_CHILDREN (-1)

struct rusage {
    struct timeval ru_utime; /* the machine's work so far (clock); of children 0: it counts as one's own */
    struct timeval ru_stime; /* these are not counted: 0 */
    long ru_maxrss, ru_ixrss, ru_idrss, ru_isrss, ru_minflt, ru_majflt, ru_nswap, ru_inblock, ru_oublock,
        ru_msgsnd, ru_msgrcv, ru_nsignals, ru_nvcsw, ru_nivcsw;
};

/* What has been used. Gives 0, or -1: EINVAL (who). */
int getrusage(int who, struct rusage *used);

#endif
