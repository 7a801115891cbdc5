/* Deferred cancellation: at a cancellation point, after testcancel, not while disabled; join gives
 * PTHREAD_CANCELED. */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <unistd.h>

static sem_t ready, go;

static void cleanup(void *arg) { printf("cleanup %s\n", (char *)arg); }

static void *waits(void *arg)
{
    pthread_cleanup_push(cleanup, "outer");
    pthread_cleanup_push(cleanup, "inner");
    sem_post(&ready);
    for (;;)
        pause();
    pthread_cleanup_pop(0);
    pthread_cleanup_pop(0);
    return arg;
}

static void *disabled(void *arg)
{
    int old;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old);
    printf("was enabled %d\n", old == PTHREAD_CANCEL_ENABLE);
    sem_post(&ready);
    sem_wait(&go);
    pthread_testcancel();
    printf("not while disabled\n");
    pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
    pthread_testcancel();
    printf("never\n");
    return arg;
}

static void try(void *(*run)(void *), int let)
{
    pthread_t t;
    void *result;
    pthread_create(&t, NULL, run, NULL);
    sem_wait(&ready);
    int error = pthread_cancel(t);
    printf("cancel %d\n", error);
    if (let)
        sem_post(&go);
    pthread_join(t, &result);
    printf("canceled %d\n", result == PTHREAD_CANCELED);
}

int main(void)
{
    sem_init(&ready, 0, 0);
    sem_init(&go, 0, 0);
    try(waits, 0);
    try(disabled, 1);
    printf("a state that is none: EINVAL %d\n", pthread_setcancelstate(77, NULL) == EINVAL);
    return 0;
}
