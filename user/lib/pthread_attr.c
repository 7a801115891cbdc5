/* Attributes of <pthread.h>'s objects: plain variables of the program. */
#include <errno.h>
#include <pthread.h>

#include "internal.h"

/* int NAME_setWHAT(attributes, value): keeps `stored` if `valid`. The getter gives `shown`, of the attributes `a`. */
#define ATTRIBUTE(object, what, type, valid, wrong, store, shown)                                  \
    int pthread_##object##_set##what(pthread_##object##_t *a, type value)                          \
    {                                                                                              \
        announce_write(a, sizeof *a);                                                              \
        if (!(valid))                                                                              \
            return wrong;                                                                          \
        store;                                                                                     \
        return 0;                                                                                  \
    }                                                                                              \
    int pthread_##object##_get##what(const pthread_##object##_t *restrict a, type *restrict value) \
    {                                                                                              \
        announce_read(a, sizeof *a);                                                               \
        announce_write(value, sizeof *value);                                                      \
        *value = (type)(shown);                                                                    \
        return 0;                                                                                  \
    }

#define INIT_AND_DESTROY(object)                                                                   \
    int pthread_##object##_init(pthread_##object##_t *a)                                           \
    {                                                                                              \
        announce_write(a, sizeof *a);                                                              \
        *a = (pthread_##object##_t){0};                                                            \
        return 0;                                                                                  \
    }                                                                                              \
    int pthread_##object##_destroy(pthread_##object##_t *a)                                        \
    {                                                                                              \
        if (!a)                                                                                    \
            return EINVAL;                                                                         \
        announce_write(a, sizeof *a);                                                              \
        return 0;                                                                                  \
    }

static bool is_0_or_1(int value) { return value == 0 || value == 1; }

/* ---- Of threads -------------------------------------------------------------------------- */

static bool is_policy(int policy)
{
    return policy == SCHED_OTHER || policy == SCHED_FIFO || policy == SCHED_RR;
}

static size_t machine_stack(void) { return (size_t)library_call(SYS_thread_stack); }

INIT_AND_DESTROY(attr)
ATTRIBUTE(attr, detachstate, int, is_0_or_1(value), EINVAL, a->__detached = value, a->__detached)
ATTRIBUTE(attr, inheritsched, int, is_0_or_1(value), EINVAL, a->__inherit = value, a->__inherit)
ATTRIBUTE(attr, schedpolicy, int, is_policy(value), EINVAL, a->__policy = value, a->__policy)
ATTRIBUTE(attr, scope, int, value == PTHREAD_SCOPE_SYSTEM,
          value == PTHREAD_SCOPE_PROCESS ? ENOTSUP : EINVAL, a->__scope = value, a->__scope)
ATTRIBUTE(attr, stacksize, size_t, value >= PTHREAD_STACK_MIN, EINVAL, a->__stack_size = value,
          a->__stack_size ? a->__stack_size : machine_stack())
ATTRIBUTE(attr, guardsize, size_t, true, EINVAL, a->__guard_size = value, a->__guard_size)

/* The machine checks and moves stacks where it knows them: it takes no others. */
int pthread_attr_setstack(pthread_attr_t *a, void *address, size_t size)
{
    (void)a, (void)address;
    return size < PTHREAD_STACK_MIN ? EINVAL : ENOTSUP;
}

/* The range is the policy's. */
int pthread_attr_setschedparam(pthread_attr_t *restrict a, const struct sched_param *restrict parameters)
{
    announce_write(a, sizeof *a);
    announce_read(parameters, sizeof *parameters);
    int priority = parameters->sched_priority;
    if (priority < sched_get_priority_min(a->__policy) || priority > sched_get_priority_max(a->__policy))
        return EINVAL;
    a->__priority = priority;
    return 0;
}

int pthread_attr_getschedparam(const pthread_attr_t *restrict a, struct sched_param *restrict parameters)
{
    announce_read(a, sizeof *a);
    announce_write(parameters, sizeof *parameters);
    parameters->sched_priority = a->__priority;
    return 0;
}

/* ---- Of mutexes: bits of a k_mutex's kind, which destroying them makes invalid ------------ */

static void put(int *kind, int mask, int bits) { *kind = (*kind & ~mask) | bits; }

int pthread_mutexattr_init(pthread_mutexattr_t *a)
{
    announce_write(a, sizeof *a);
    a->__kind = K_MUTEX_CEILING; /* the lowest there is */
    return 0;
}

int pthread_mutexattr_destroy(pthread_mutexattr_t *a)
{
    if (!a)
        return EINVAL;
    announce_write(a, sizeof *a);
    a->__kind = K_DESTROYED;
    return 0;
}

static int protocol_bits(int protocol)
{
    return protocol == PTHREAD_PRIO_INHERIT   ? K_MUTEX_INHERIT
           : protocol == PTHREAD_PRIO_PROTECT ? K_MUTEX_PROTECT
                                              : 0;
}

static int protocol_of(int kind)
{
    return kind & K_MUTEX_INHERIT   ? PTHREAD_PRIO_INHERIT
           : kind & K_MUTEX_PROTECT ? PTHREAD_PRIO_PROTECT
                                    : PTHREAD_PRIO_NONE;
}

#define MUTEX_ATTRIBUTE(what, valid, mask, bits, shown)                                            \
    ATTRIBUTE(mutexattr, what, int, a->__kind >= 0 && (valid), EINVAL, put(&a->__kind, mask, bits), shown)

MUTEX_ATTRIBUTE(type, value >= 0 && value <= PTHREAD_MUTEX_ERRORCHECK, K_MUTEX_TYPE, value,
                a->__kind & K_MUTEX_TYPE)
MUTEX_ATTRIBUTE(robust, is_0_or_1(value), K_MUTEX_ROBUST, value ? K_MUTEX_ROBUST : 0,
                (a->__kind & K_MUTEX_ROBUST) != 0)
MUTEX_ATTRIBUTE(pshared, is_0_or_1(value), K_MUTEX_SHARED, value ? K_MUTEX_SHARED : 0,
                (a->__kind & K_MUTEX_SHARED) != 0)
MUTEX_ATTRIBUTE(protocol, value >= PTHREAD_PRIO_NONE && value <= PTHREAD_PRIO_PROTECT,
                K_MUTEX_INHERIT | K_MUTEX_PROTECT, protocol_bits(value), protocol_of(a->__kind))
MUTEX_ATTRIBUTE(prioceiling, value >= 1 && value <= K_PRIORITY_MAX, 127 * K_MUTEX_CEILING,
                value * K_MUTEX_CEILING, a->__kind / K_MUTEX_CEILING)

/* ---- Of the others ----------------------------------------------------------------------- */

INIT_AND_DESTROY(condattr)
ATTRIBUTE(condattr, clock, clockid_t, value == CLOCK_REALTIME || value == CLOCK_MONOTONIC, EINVAL,
          put(&a->__kind, K_COND_MONOTONIC, value == CLOCK_MONOTONIC ? K_COND_MONOTONIC : 0),
          a->__kind & K_COND_MONOTONIC ? CLOCK_MONOTONIC : CLOCK_REALTIME)
ATTRIBUTE(condattr, pshared, int, is_0_or_1(value), EINVAL,
          put(&a->__kind, K_COND_SHARED, value ? K_COND_SHARED : 0), (a->__kind & K_COND_SHARED) != 0)

INIT_AND_DESTROY(rwlockattr)
ATTRIBUTE(rwlockattr, pshared, int, is_0_or_1(value), EINVAL, a->__shared = value, a->__shared)

int pthread_rwlockattr_setkind_np(pthread_rwlockattr_t *a, int kind)
{
    announce_write(a, sizeof *a);
    if (kind < PTHREAD_RWLOCK_PREFER_READER_NP || kind > PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP)
        return EINVAL;
    a->__kind = kind;
    return 0;
}

int pthread_rwlockattr_getkind_np(const pthread_rwlockattr_t *restrict a, int *restrict kind)
{
    announce_read(a, sizeof *a);
    announce_write(kind, sizeof *kind);
    *kind = a->__kind;
    return 0;
}

INIT_AND_DESTROY(barrierattr)
ATTRIBUTE(barrierattr, pshared, int, is_0_or_1(value), EINVAL, a->__shared = value, a->__shared)
