/* A robust mutex whose owner has died: EOWNERDEAD, to be made consistent; if it is not, ENOTRECOVERABLE for
 * all. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t m;

static void *dies(void *arg)
{
    pthread_mutex_lock(&m);
    return arg; /* with the mutex */
}

int main(void)
{
    pthread_t t;
    pthread_mutexattr_t a;
    pthread_mutexattr_init(&a);
    printf("robust %d\n", pthread_mutexattr_setrobust(&a, PTHREAD_MUTEX_ROBUST));
    pthread_mutex_init(&m, &a);
    pthread_create(&t, NULL, dies, NULL);
    pthread_join(t, NULL);
    printf("EOWNERDEAD %d\n", pthread_mutex_lock(&m) == EOWNERDEAD);
    printf("consistent %d\n", pthread_mutex_consistent(&m));
    printf("unlock %d\n", pthread_mutex_unlock(&m));
    printf("lock %d\n", pthread_mutex_lock(&m));
    printf("consistent already: EINVAL %d\n", pthread_mutex_consistent(&m) == EINVAL);
    pthread_mutex_unlock(&m);
    pthread_create(&t, NULL, dies, NULL);
    pthread_join(t, NULL);
    printf("EOWNERDEAD %d\n", pthread_mutex_trylock(&m) == EOWNERDEAD);
    printf("unlock %d\n", pthread_mutex_unlock(&m));
    printf("ENOTRECOVERABLE %d\n", pthread_mutex_lock(&m) == ENOTRECOVERABLE);
    printf("destroy %d\n", pthread_mutex_destroy(&m));
    return 0;
}
