/* pthread_join gives what the thread returned or gave to pthread_exit; a pointer argument, a detached
 * thread, errors of join. */
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static void *square(void *arg) { return (void *)((intptr_t)arg * (intptr_t)arg); }

static void *leave(void *arg)
{
    pthread_exit((char *)arg + 1);
    return NULL;
}

static void *join_itself(void *arg)
{
    (void)arg;
    return (void *)(intptr_t)pthread_join(pthread_self(), NULL);
}

int main(void)
{
    pthread_t t[5];
    void *result;
    for (intptr_t i = 0; i < 5; i++)
        pthread_create(&t[i], NULL, square, (void *)i);
    for (int i = 0; i < 5; i++) {
        int error = pthread_join(t[i], &result);
        printf("%d: %ld\n", error, (long)(intptr_t)result);
    }
    pthread_create(&t[0], NULL, leave, "xyz");
    pthread_join(t[0], &result);
    printf("left with %s\n", (char *)result);
    pthread_create(&t[0], NULL, join_itself, NULL);
    pthread_join(t[0], &result);
    printf("joins itself: EDEADLK %d\n", (int)(intptr_t)result == EDEADLK);
    printf("self is self: %d\n", pthread_equal(pthread_self(), pthread_self()) != 0);
    return 0;
}
