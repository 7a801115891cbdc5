/* Threads (POSIX.1-2017 <pthread.h>). All functions whose result is an int give 0 or the number of an
   error, and leave errno alone. Objects live in the program's memory; whoever shares it shares them,
   processes too. What is no object any more, or never was one, gives EINVAL. */
#ifndef PAWL_PTHREAD_H
#define PAWL_PTHREAD_H

#include <pawl/stack.h>
#include <sched.h>
#include <sys/types.h>
#include <time.h>

typedef struct {
    int __detached, __inherit, __policy, __priority, __scope;
    size_t __stack_size, __guard_size;
} pthread_attr_t;
typedef struct { int __kind; unsigned __owner, __count; } pthread_mutex_t;
typedef struct { int __kind; } pthread_mutexattr_t;
typedef struct { int __kind; } pthread_cond_t;
typedef struct { int __kind; } pthread_condattr_t;
typedef struct { int __kind; unsigned __writer, __readers; } pthread_rwlock_t;
typedef struct { int __kind, __shared; } pthread_rwlockattr_t;
typedef struct { unsigned __count; } pthread_barrier_t;
typedef struct { int __shared; } pthread_barrierattr_t;
typedef volatile int pthread_spinlock_t;
typedef int pthread_once_t;
typedef unsigned pthread_key_t;

/* ---- Threads ----------------------------------------------------------------------------- */

#define PTHREAD_CREATE_JOINABLE 0
#define PTHREAD_CREATE_DETACHED 1
#define PTHREAD_INHERIT_SCHED 0
#define PTHREAD_EXPLICIT_SCHED 1
#define PTHREAD_SCOPE_SYSTEM 0
#define PTHREAD_SCOPE_PROCESS 1
#define PTHREAD_PROCESS_PRIVATE 0
#define PTHREAD_PROCESS_SHARED 1

/* Starts a thread that runs start(argument), with *attributes unless that is NULL, and stores who it is in
   *thread before it begins. EAGAIN: no room for another one. EINVAL: attributes. */
int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict attributes,
                   void *(*start)(void *), void *restrict argument);

/* Ends the calling thread: its cleanup handlers are called, then the destructors of its keys. When the
   last thread of a process ends, the process does, with status 0. What `start` returns is passed
   here, but for main, whose return ends all threads, as exit() does in any of them. */
void pthread_exit(void *value) __attribute__((noreturn));

/* Waits for the end of a thread and forgets it; what it gave goes to *value unless that is NULL. ESRCH: no
   such thread in this process. EINVAL: it is detached, or somebody else waits for it. EDEADLK: it
   is the caller, or waits for it. A point of cancellation. */
int pthread_join(pthread_t thread, void **value);

/* Nobody will join the thread: it is forgotten as soon as it ends. ESRCH, EINVAL as above. */
int pthread_detach(pthread_t thread);

pthread_t pthread_self(void);
/* Not 0 if both are the same. */
int pthread_equal(pthread_t one, pthread_t other);

/* Attributes of threads to be made; each `set` may give EINVAL. */
int pthread_attr_init(pthread_attr_t *attributes);
int pthread_attr_destroy(pthread_attr_t *attributes);
int pthread_attr_setdetachstate(pthread_attr_t *attributes, int state);
int pthread_attr_getdetachstate(const pthread_attr_t *attributes, int *state);

/* Bytes of stack, PTHREAD_STACK_MIN at least. All stacks have the size that the machine gives them (60 KiB on
   the host, 4 KiB on the boards), which is what one that was not set gives; the size is kept, and
   who needs more than there is ends by SIGSEGV at the guard. */
int pthread_attr_setstacksize(pthread_attr_t *attributes, size_t size);
int pthread_attr_getstacksize(const pthread_attr_t *restrict attributes, size_t *restrict size);
/* Kept likewise: every stack has a guard. */
int pthread_attr_setguardsize(pthread_attr_t *attributes, size_t size);
int pthread_attr_getguardsize(const pthread_attr_t *restrict attributes, size_t *restrict size);

/* A stack of the program's own: ENOTSUP, as sysconf(_SC_THREAD_ATTR_STACKADDR) says. */
int pthread_attr_setstack(pthread_attr_t *attributes, void *address, size_t size);

/* Whether policy and priority are the creator's (PTHREAD_INHERIT_SCHED, as it is at first) or those set here. */
int pthread_attr_setinheritsched(pthread_attr_t *attributes, int inherit);
int pthread_attr_getinheritsched(const pthread_attr_t *restrict attributes, int *restrict inherit);
int pthread_attr_setschedpolicy(pthread_attr_t *attributes, int policy);
int pthread_attr_getschedpolicy(const pthread_attr_t *restrict attributes, int *restrict policy);
int pthread_attr_setschedparam(pthread_attr_t *restrict attributes,
                               const struct sched_param *restrict parameters);
int pthread_attr_getschedparam(const pthread_attr_t *restrict attributes,
                               struct sched_param *restrict parameters);
/* PTHREAD_SCOPE_SYSTEM only; ENOTSUP for PTHREAD_SCOPE_PROCESS. */
int pthread_attr_setscope(pthread_attr_t *attributes, int scope);
int pthread_attr_getscope(const pthread_attr_t *restrict attributes, int *restrict scope);

/* Policy and priority of a thread that lives (see <sched.h>). ESRCH, EINVAL. */
int pthread_setschedparam(pthread_t thread, int policy, const struct sched_param *parameters);
int pthread_getschedparam(pthread_t thread, int *restrict policy,
                          struct sched_param *restrict parameters);
int pthread_setschedprio(pthread_t thread, int priority);

/* Calls `routine` when it is the first call with this *control; returns when it has been done, whoever
   did it. If the routine is cancelled it was not done. */
#define PTHREAD_ONCE_INIT 0
int pthread_once(pthread_once_t *control, void (*routine)(void));

/* ---- Cancellation ------------------------------------------------------------------------ */

#define PTHREAD_CANCELED ((void *)-1)
#define PTHREAD_CANCEL_ENABLE 0
#define PTHREAD_CANCEL_DISABLE 1
#define PTHREAD_CANCEL_DEFERRED 0
#define PTHREAD_CANCEL_ASYNCHRONOUS 1

/* Asks a thread to end: as by pthread_exit(PTHREAD_CANCELED), when it stands before, or waits in, a point of
   cancellation (most calls that can wait); asynchronous ones before whatever they do next. ESRCH. */
int pthread_cancel(pthread_t thread);

/* Whether it may be cancelled, and when; the former value goes to *old unless that is NULL. EINVAL. */
int pthread_setcancelstate(int state, int *old);
int pthread_setcanceltype(int type, int *old);
/* A point of cancellation, and nothing else. */
void pthread_testcancel(void);

/* Between push and pop, in one block, routine(argument) is called if the thread ends; pop(1) calls it, too. */
struct __pthread_cleanup {
    void (*__routine)(void *);
    void *__argument;
    struct __pthread_cleanup *__next;
};
void __pthread_cleanup_push(struct __pthread_cleanup *);
void __pthread_cleanup_pop(struct __pthread_cleanup *, int execute);
#define pthread_cleanup_push(routine, argument)                                                    \
    do {                                                                                           \
        struct __pthread_cleanup __cleanup = {(routine), (argument), 0};                           \
        __pthread_cleanup_push(&__cleanup);
#define pthread_cleanup_pop(execute)                                                               \
        __pthread_cleanup_pop(&__cleanup, (execute));                                              \
    } while (0)

/* ---- Keys -------------------------------------------------------------------------------- */

/* A key under which each thread keeps a pointer, NULL at first. When a thread ends, the destructor (unless
   NULL) gets what is not NULL, PTHREAD_DESTRUCTOR_ITERATIONS times at most. EAGAIN: there are
   PTHREAD_KEYS_MAX already. ENOMEM. */
int pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
/* No destructor is called. EINVAL. */
int pthread_key_delete(pthread_key_t key);
/* EINVAL: no such key. ENOMEM. */
int pthread_setspecific(pthread_key_t key, const void *value);
/* NULL if there is no such key. */
void *pthread_getspecific(pthread_key_t key);

/* ---- Mutexes ----------------------------------------------------------------------------- */

#define PTHREAD_MUTEX_NORMAL 0
#define PTHREAD_MUTEX_RECURSIVE 1
#define PTHREAD_MUTEX_ERRORCHECK 2
#define PTHREAD_MUTEX_DEFAULT PTHREAD_MUTEX_NORMAL
#define PTHREAD_MUTEX_TIMED_NP PTHREAD_MUTEX_NORMAL
#define PTHREAD_MUTEX_RECURSIVE_NP PTHREAD_MUTEX_RECURSIVE
#define PTHREAD_MUTEX_ERRORCHECK_NP PTHREAD_MUTEX_ERRORCHECK
#define PTHREAD_MUTEX_STALLED 0
#define PTHREAD_MUTEX_ROBUST 1
#define PTHREAD_PRIO_NONE 0
#define PTHREAD_PRIO_INHERIT 1
#define PTHREAD_PRIO_PROTECT 2
#define PTHREAD_MUTEX_INITIALIZER {0, 0, 0}
#define PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP {1, 0, 0}
#define PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP {2, 0, 0}

/* EINVAL: attributes. */
int pthread_mutex_init(pthread_mutex_t *restrict mutex, const pthread_mutexattr_t *restrict attributes);
/* EBUSY: somebody has it. */
int pthread_mutex_destroy(pthread_mutex_t *mutex);

/* Waits until it is free and gets it. Who has it already waits for ever (normal), gets it once more (recursive;
   EAGAIN after 2^32 - 1 times) or EDEADLK (error-checking). EOWNERDEAD: it is robust and its
   owner ended; the caller has it now and shall put right what it protects. ENOTRECOVERABLE: nobody
   did. EINVAL: the caller's priority is above its ceiling. */
int pthread_mutex_lock(pthread_mutex_t *mutex);
/* Does not wait: EBUSY. */
int pthread_mutex_trylock(pthread_mutex_t *mutex);
/* Waits until the date *until of CLOCK_REALTIME at the latest: ETIMEDOUT. EINVAL: no date, and it has to wait. */
int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex, const struct timespec *restrict until);
/* The first that waits gets it. EPERM: an error-checking, recursive or robust one that somebody else has, or
   nobody; a normal one is unlocked whoever has it. */
int pthread_mutex_unlock(pthread_mutex_t *mutex);
/* What it protects has been put right. EINVAL: its owner had not died. */
int pthread_mutex_consistent(pthread_mutex_t *mutex);
/* The ceiling of a PTHREAD_PRIO_PROTECT one; set locks it meanwhile, and waits for that. EINVAL. */
int pthread_mutex_getprioceiling(const pthread_mutex_t *restrict mutex, int *restrict ceiling);
int pthread_mutex_setprioceiling(pthread_mutex_t *restrict mutex, int ceiling, int *restrict old);

int pthread_mutexattr_init(pthread_mutexattr_t *attributes);
int pthread_mutexattr_destroy(pthread_mutexattr_t *attributes);
int pthread_mutexattr_settype(pthread_mutexattr_t *attributes, int type);
int pthread_mutexattr_gettype(const pthread_mutexattr_t *restrict attributes, int *restrict type);
int pthread_mutexattr_setrobust(pthread_mutexattr_t *attributes, int robust);
int pthread_mutexattr_getrobust(const pthread_mutexattr_t *restrict attributes, int *restrict robust);
/* PTHREAD_PRIO_INHERIT: while somebody more urgent waits for it, its owner is as urgent. PTHREAD_PRIO_PROTECT: its
   owner is as urgent as the ceiling says; a thread can have four of these at a time (EAGAIN). */
int pthread_mutexattr_setprotocol(pthread_mutexattr_t *attributes, int protocol);
int pthread_mutexattr_getprotocol(const pthread_mutexattr_t *restrict attributes,
                                  int *restrict protocol);
int pthread_mutexattr_setprioceiling(pthread_mutexattr_t *attributes, int ceiling);
int pthread_mutexattr_getprioceiling(const pthread_mutexattr_t *restrict attributes,
                                     int *restrict ceiling);
int pthread_mutexattr_setpshared(pthread_mutexattr_t *attributes, int shared);
int pthread_mutexattr_getpshared(const pthread_mutexattr_t *restrict attributes, int *restrict shared);

/* ---- Conditions -------------------------------------------------------------------------- */

#define PTHREAD_COND_INITIALIZER {0}

/* EINVAL: attributes. */
int pthread_cond_init(pthread_cond_t *restrict condition, const pthread_condattr_t *restrict attributes);
/* EBUSY: somebody waits. */
int pthread_cond_destroy(pthread_cond_t *condition);

/* Unlocks the mutex and waits for a signal, as one operation; then gets the mutex again and returns. A handler of
   a signal may run meanwhile, and then it may return 0 without one. EPERM: an error-checking mutex
   that the caller does not have. Points of cancellation: handlers run with the mutex locked. */
int pthread_cond_wait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex);
/* Waits for the date *until of the condition's clock at the latest; then, with the mutex again, ETIMEDOUT. EINVAL:
   tv_nsec. */
int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict until);
/* Wakes one that waits, the first (with --wake=any, any), or all. Nothing is kept if nobody waits. */
int pthread_cond_signal(pthread_cond_t *condition);
int pthread_cond_broadcast(pthread_cond_t *condition);

int pthread_condattr_init(pthread_condattr_t *attributes);
int pthread_condattr_destroy(pthread_condattr_t *attributes);
/* CLOCK_REALTIME or CLOCK_MONOTONIC. */
int pthread_condattr_setclock(pthread_condattr_t *attributes, clockid_t clock);
int pthread_condattr_getclock(const pthread_condattr_t *restrict attributes, clockid_t *restrict clock);
int pthread_condattr_setpshared(pthread_condattr_t *attributes, int shared);
int pthread_condattr_getpshared(const pthread_condattr_t *restrict attributes, int *restrict shared);

/* ---- Read-write locks -------------------------------------------------------------------- */

#define PTHREAD_RWLOCK_INITIALIZER {0, 0, 0}
#define PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP {2, 0, 0}
enum {
    PTHREAD_RWLOCK_PREFER_READER_NP, /* readers overtake writers that wait, at first */
    PTHREAD_RWLOCK_PREFER_WRITER_NP, /* the same, as on Linux */
    PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP,
    PTHREAD_RWLOCK_DEFAULT_NP = PTHREAD_RWLOCK_PREFER_READER_NP
};

int pthread_rwlock_init(pthread_rwlock_t *restrict lock, const pthread_rwlockattr_t *restrict attributes);
int pthread_rwlock_destroy(pthread_rwlock_t *lock);
/* Many may have it for reading, or one for writing. EDEADLK: the caller has it for writing. EAGAIN: 2^32 - 1
   readers. */
int pthread_rwlock_rdlock(pthread_rwlock_t *lock);
int pthread_rwlock_wrlock(pthread_rwlock_t *lock);
/* They do not wait: EBUSY. */
int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock);
int pthread_rwlock_trywrlock(pthread_rwlock_t *lock);
/* Until the date *until of CLOCK_REALTIME at the latest: ETIMEDOUT. EINVAL: tv_nsec. */
int pthread_rwlock_timedrdlock(pthread_rwlock_t *restrict lock, const struct timespec *restrict until);
int pthread_rwlock_timedwrlock(pthread_rwlock_t *restrict lock, const struct timespec *restrict until);
/* EPERM: somebody else has it for writing. EINVAL: nobody has it. */
int pthread_rwlock_unlock(pthread_rwlock_t *lock);

int pthread_rwlockattr_init(pthread_rwlockattr_t *attributes);
int pthread_rwlockattr_destroy(pthread_rwlockattr_t *attributes);
int pthread_rwlockattr_setkind_np(pthread_rwlockattr_t *attributes, int kind);
int pthread_rwlockattr_getkind_np(const pthread_rwlockattr_t *restrict attributes, int *restrict kind);
int pthread_rwlockattr_setpshared(pthread_rwlockattr_t *attributes, int shared);
int pthread_rwlockattr_getpshared(const pthread_rwlockattr_t *restrict attributes, int *restrict shared);

/* ---- Barriers, spin locks ---------------------------------------------------------------- */

#define PTHREAD_BARRIER_SERIAL_THREAD (-1)

/* A barrier that opens when `count` threads have arrived. EINVAL: count 0. */
int pthread_barrier_init(pthread_barrier_t *restrict barrier,
                         const pthread_barrierattr_t *restrict attributes, unsigned count);
/* EBUSY: somebody waits. */
int pthread_barrier_destroy(pthread_barrier_t *barrier);
/* Waits for the others. Gives PTHREAD_BARRIER_SERIAL_THREAD to the last that arrives, 0 to the others. */
int pthread_barrier_wait(pthread_barrier_t *barrier);
int pthread_barrierattr_init(pthread_barrierattr_t *attributes);
int pthread_barrierattr_destroy(pthread_barrierattr_t *attributes);
int pthread_barrierattr_setpshared(pthread_barrierattr_t *attributes, int shared);
int pthread_barrierattr_getpshared(const pthread_barrierattr_t *restrict attributes,
                                   int *restrict shared);

/* A lock that is tried again and again until it is free: each try is an atomic operation. */
int pthread_spin_init(pthread_spinlock_t *lock, int shared);
int pthread_spin_destroy(pthread_spinlock_t *lock);
int pthread_spin_lock(pthread_spinlock_t *lock);
/* EBUSY. */
int pthread_spin_trylock(pthread_spinlock_t *lock);
int pthread_spin_unlock(pthread_spinlock_t *lock);

#endif
