/* pthread_cond_timedwait: ETIMEDOUT at its date, with the mutex held again; a signal before it. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static pthread_mutex_t m;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static int ready;

static void *sets(void *arg)
{
    pthread_mutex_lock(&m);
    ready = 1;
    pthread_cond_signal(&c);
    pthread_mutex_unlock(&m);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_mutexattr_t a;
    struct timespec date, now;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_settype(&a, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&m, &a);
    pthread_mutex_lock(&m);
    clock_gettime(CLOCK_REALTIME, &date);
    date.tv_sec++;
    printf("ETIMEDOUT %d\n", pthread_cond_timedwait(&c, &m, &date) == ETIMEDOUT);
    clock_gettime(CLOCK_REALTIME, &now);
    printf("not before: %d\n",
           now.tv_sec > date.tv_sec || (now.tv_sec == date.tv_sec && now.tv_nsec >= date.tv_nsec));
    printf("held: EDEADLK %d\n", pthread_mutex_lock(&m) == EDEADLK);
    printf("a date long gone: ETIMEDOUT %d\n",
           pthread_cond_timedwait(&c, &m, &(struct timespec){1, 0}) == ETIMEDOUT);
    printf("a date that is none: EINVAL %d\n",
           pthread_cond_timedwait(&c, &m, &(struct timespec){1, -1}) == EINVAL);
    date.tv_sec += 1000;
    pthread_create(&t, NULL, sets, NULL);
    int error = 0;
    while (!ready && error == 0)
        error = pthread_cond_timedwait(&c, &m, &date);
    printf("signalled: %d\n", error);
    pthread_mutex_unlock(&m);
    pthread_join(t, NULL);
    return 0;
}
