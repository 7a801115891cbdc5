/* Threads of C11 (7.26), made of those of <pthread.h>. */
#ifndef PAWL_THREADS_H
#define PAWL_THREADS_H

#include <pthread.h>
#include <time.h>

#ifndef __cplusplus
#define thread_local _Thread_local
#endif
#define ONCE_FLAG_INIT PTHREAD_ONCE_INIT
#define TSS_DTOR_ITERATIONS PTHREAD_DESTRUCTOR_ITERATIONS
#define TIME_UTC 1

enum { thrd_success, thrd_busy, thrd_error, thrd_nomem, thrd_timedout };
enum { mtx_plain, mtx_recursive, mtx_timed };

typedef int (*thrd_start_t)(void *);
typedef void (*tss_dtor_t)(void *);
typedef pthread_t thrd_t;
typedef pthread_mutex_t mtx_t;
typedef pthread_cond_t cnd_t;
typedef pthread_key_t tss_t;
typedef pthread_once_t once_flag;

/* Those that give an int give thrd_success, or thrd_error if they fail for a reason that is not named here. */

/* thrd_nomem: no room for another one. */
int thrd_create(thrd_t *thread, thrd_start_t start, void *argument);
thrd_t thrd_current(void);
int thrd_equal(thrd_t one, thrd_t other);
void thrd_exit(int result) __attribute__((noreturn));
/* What the thread gave goes to *result unless that is NULL. */
int thrd_join(thrd_t thread, int *result);
int thrd_detach(thrd_t thread);
/* 0, -1 if a signal's handler ended it early (what remains: *rest unless NULL), less for an error. */
int thrd_sleep(const struct timespec *length, struct timespec *rest);
void thrd_yield(void);

/* type: mtx_plain or mtx_timed, with or without | mtx_recursive. */
int mtx_init(mtx_t *mutex, int type);
void mtx_destroy(mtx_t *mutex);
int mtx_lock(mtx_t *mutex);
/* thrd_busy. */
int mtx_trylock(mtx_t *mutex);
/* Until the date *until of TIME_UTC at the latest: thrd_timedout. */
int mtx_timedlock(mtx_t *restrict mutex, const struct timespec *restrict until);
int mtx_unlock(mtx_t *mutex);

int cnd_init(cnd_t *condition);
void cnd_destroy(cnd_t *condition);
int cnd_wait(cnd_t *condition, mtx_t *mutex);
/* thrd_timedout. */
int cnd_timedwait(cnd_t *restrict condition, mtx_t *restrict mutex, const struct timespec *restrict until);
int cnd_signal(cnd_t *condition);
int cnd_broadcast(cnd_t *condition);

int tss_create(tss_t *key, tss_dtor_t destructor);
void tss_delete(tss_t key);
void *tss_get(tss_t key);
int tss_set(tss_t key, void *value);

void call_once(once_flag *flag, void (*function)(void));

#endif
