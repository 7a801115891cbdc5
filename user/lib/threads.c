/* <threads.h>: other names for <pthread.h>, and other results. */
#include <errno.h>
#include <threads.h>

#include "internal.h"

static int result_of(int error)
{
    switch (error) {
    case 0:
        return thrd_success;
    case ENOMEM:
    case EAGAIN:
        return thrd_nomem;
    case ETIMEDOUT:
        return thrd_timedout;
    case EBUSY:
        return thrd_busy;
    default:
        return thrd_error;
    }
}

/* An int comes in the register that a pointer comes in. */
int thrd_create(thrd_t *thread, thrd_start_t start, void *argument)
{
    return result_of(pthread_create(thread, NULL, (void *(*)(void *))(uintptr_t)start, argument));
}

thrd_t thrd_current(void) { return pthread_self(); }

int thrd_equal(thrd_t one, thrd_t other) { return pthread_equal(one, other); }

void thrd_exit(int result) { pthread_exit((void *)(intptr_t)result); }

int thrd_join(thrd_t thread, int *result)
{
    void *value;
    int error = pthread_join(thread, &value);
    if (!error && result) {
        announce_write(result, sizeof *result);
        *result = (int)(intptr_t)value;
    }
    return result_of(error);
}

int thrd_detach(thrd_t thread) { return result_of(pthread_detach(thread)); }

int thrd_sleep(const struct timespec *length, struct timespec *rest)
{
    long result = library_call(SYS_nanosleep, length, rest);
    return result == 0 ? 0 : result == -EINTR ? -1 : -2;
}

void thrd_yield(void) { library_call(SYS_sched_yield); }

int mtx_init(mtx_t *mutex, int type)
{
    pthread_mutexattr_t kind = {type & mtx_recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL};
    if (type & ~(mtx_recursive | mtx_timed))
        return thrd_error;
    return result_of(pthread_mutex_init(mutex, &kind));
}

void mtx_destroy(mtx_t *mutex) { pthread_mutex_destroy(mutex); }

int mtx_lock(mtx_t *mutex) { return result_of(pthread_mutex_lock(mutex)); }

int mtx_trylock(mtx_t *mutex) { return result_of(pthread_mutex_trylock(mutex)); }

int mtx_timedlock(mtx_t *restrict mutex, const struct timespec *restrict until)
{
    return result_of(pthread_mutex_timedlock(mutex, until));
}

int mtx_unlock(mtx_t *mutex) { return result_of(pthread_mutex_unlock(mutex)); }

int cnd_init(cnd_t *condition) { return result_of(pthread_cond_init(condition, NULL)); }

void cnd_destroy(cnd_t *condition) { pthread_cond_destroy(condition); }

int cnd_wait(cnd_t *condition, mtx_t *mutex) { return result_of(pthread_cond_wait(condition, mutex)); }

int cnd_timedwait(cnd_t *restrict condition, mtx_t *restrict mutex, const struct timespec *restrict until)
{
    return result_of(pthread_cond_timedwait(condition, mutex, until));
}

int cnd_signal(cnd_t *condition) { return result_of(pthread_cond_signal(condition)); }

int cnd_broadcast(cnd_t *condition) { return result_of(pthread_cond_broadcast(condition)); }

int tss_create(tss_t *key, tss_dtor_t destructor) { return result_of(pthread_key_create(key, destructor)); }

void tss_delete(tss_t key) { pthread_key_delete(key); }

void *tss_get(tss_t key) { return pthread_getspecific(key); }

int tss_set(tss_t key, void *value) { return result_of(pthread_setspecific(key, value)); }

void call_once(once_flag *flag, void (*function)(void)) { pthread_once(flag, function); }
