/* A thread cancelled in pthread_cond_wait has the mutex again when its cleanup runs: there it is unlocked. */
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t never = PTHREAD_COND_INITIALIZER, here = PTHREAD_COND_INITIALIZER;
static int waiting;

static void cleanup(void *arg)
{
    printf("cleanup unlocks: %d\n", pthread_mutex_unlock(arg));
}

static void *waits(void *arg)
{
    pthread_mutex_lock(&m);
    pthread_cleanup_push(cleanup, &m);
    waiting = 1;
    pthread_cond_signal(&here);
    for (;;)
        pthread_cond_wait(&never, &m);
    pthread_cleanup_pop(1);
    return arg;
}

int main(void)
{
    pthread_t t;
    void *result;
    pthread_create(&t, NULL, waits, NULL);
    pthread_mutex_lock(&m);
    while (!waiting)
        pthread_cond_wait(&here, &m);
    pthread_mutex_unlock(&m);
    pthread_cancel(t);
    pthread_join(t, &result);
    printf("canceled %d\n", result == PTHREAD_CANCELED);
    printf("the mutex is free: %d\n", pthread_mutex_trylock(&m));
    return 0;
}
