/* Threads and their locks. */
#include <pthread.h>

static pthread_mutex_t mutexes[2];
static pthread_cond_t condition;
static pthread_rwlock_t lock;
static pthread_barrier_t barrier;
static pthread_mutexattr_t mutex_kind;
static pthread_t made;

static pthread_t some_thread(void) { return seldom() ? (pthread_t)dice(40) : made; }
static pthread_mutex_t *mutex(void) { return or_bad(&mutexes[dice(2)]); }

static void work(unsigned count);
static void *created(void *argument)
{
    work(10);
    return argument;
}
static long do_create(void) { return pthread_create(&made, NULL, created, NULL); }
static long do_join(void) { return seldom() || dice(2) ? 0 : pthread_join(some_thread(), NULL); }
static long do_detach(void) { return pthread_detach(some_thread()); }
static long do_cancel(void) { return seldom() ? pthread_cancel(some_thread()) : 0; }
static long do_cancelstate(void)
{
    return pthread_setcancelstate((int)ONE_OF(PTHREAD_CANCEL_ENABLE, PTHREAD_CANCEL_DISABLE, 9),
                                  or_bad(area));
}
static long do_canceltype(void)
{
    return pthread_setcanceltype(
        (int)ONE_OF(PTHREAD_CANCEL_DEFERRED, PTHREAD_CANCEL_ASYNCHRONOUS, 9), or_bad(area));
}
static long do_testcancel(void) { return pthread_testcancel(), 0; }
static long do_pthread_exit(void) { return seldom() && seldom() ? (pthread_exit(NULL), 0) : 0; }
static long do_mutex_init(void)
{
    pthread_mutexattr_init(&mutex_kind);
    pthread_mutexattr_settype(&mutex_kind, (int)dice(3));
    pthread_mutexattr_setrobust(&mutex_kind, (int)dice(2));
    pthread_mutexattr_setprotocol(&mutex_kind, (int)dice(3));
    return pthread_mutex_init(mutex(), or_bad(&mutex_kind));
}
static long do_mutex_destroy(void) { return seldom() ? pthread_mutex_destroy(mutex()) : 0; }
static long do_mutex_lock(void)
{
    return seldom() ? pthread_mutex_lock(mutex()) : pthread_mutex_trylock(mutex());
}
static long do_mutex_timedlock(void) { return pthread_mutex_timedlock(mutex(), some_date()); }
static long do_mutex_unlock(void) { return pthread_mutex_unlock(mutex()); }
static long do_mutex_consistent(void) { return pthread_mutex_consistent(mutex()); }
static long do_cond_timedwait(void)
{
    return pthread_cond_timedwait(or_bad(&condition), mutex(), some_date());
}
static long do_cond_signal(void)
{
    return dice(2) ? pthread_cond_signal(&condition) : pthread_cond_broadcast(&condition);
}
static long do_cond_init(void)
{
    return dice(4) ? pthread_cond_init(&condition, NULL) : pthread_cond_destroy(&condition);
}
static long do_rwlock(void)
{
    switch (dice(6)) {
    case 0:
        return pthread_rwlock_tryrdlock(&lock);
    case 1:
        return pthread_rwlock_trywrlock(&lock);
    case 2:
        return pthread_rwlock_timedrdlock(or_bad(&lock), some_date());
    case 3:
        return pthread_rwlock_timedwrlock(&lock, some_date());
    case 4:
        return seldom() ? pthread_rwlock_destroy(&lock) : pthread_rwlock_init(&lock, NULL);
    default:
        return pthread_rwlock_unlock(or_bad(&lock));
    }
}
static long do_barrier(void)
{
    return seldom() ? pthread_barrier_wait(&barrier)
                    : pthread_barrier_init(&barrier, NULL, dice(3));
}
static long do_priority(void)
{
    struct sched_param priority = {.sched_priority = (int)ONE_OF(0, 1, 50, 99, 100, -1)};
    return pthread_setschedparam(some_thread(), (int)ONE_OF(SCHED_OTHER, SCHED_FIFO, SCHED_RR, 99),
                                 &priority);
}
