/* A detached thread cannot be joined and frees itself; by attribute, by pthread_detach, and twice is an
 * error. */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t done, go;

static void *run(void *arg)
{
    sem_wait(&go);
    printf("thread %s runs\n", (char *)arg);
    sem_post(&done);
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_attr_t a;
    int state;
    sem_init(&done, 0, 0);
    sem_init(&go, 0, 0);
    pthread_attr_init(&a);
    pthread_attr_getdetachstate(&a, &state);
    printf("joinable at first: %d\n", state == PTHREAD_CREATE_JOINABLE);
    pthread_attr_setdetachstate(&a, PTHREAD_CREATE_DETACHED);
    printf("a state that is none: %d\n", pthread_attr_setdetachstate(&a, 77) == EINVAL);
    pthread_create(&t, &a, run, "one");
    printf("join: EINVAL %d\n", pthread_join(t, NULL) == EINVAL);
    printf("detach: EINVAL %d\n", pthread_detach(t) == EINVAL);
    sem_post(&go);
    sem_wait(&done);
    pthread_attr_destroy(&a);
    pthread_create(&t, NULL, run, "two");
    printf("detach: %d\n", pthread_detach(t));
    printf("join: EINVAL %d\n", pthread_join(t, NULL) == EINVAL);
    sem_post(&go);
    sem_wait(&done);
    return 0;
}
