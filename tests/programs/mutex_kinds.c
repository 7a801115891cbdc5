/* Mutexes: a recursive one counts, an error-checking one tells, trylock never waits. */
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

static pthread_mutex_t m;

static void *from_another(void *arg)
{
    int error = pthread_mutex_trylock(&m);
    printf("another: trylock EBUSY %d", error == EBUSY);
    if (arg)
        printf(", unlock EPERM %d", pthread_mutex_unlock(&m) == EPERM);
    printf("\n");
    return NULL;
}

static void try(const char *what, int type)
{
    pthread_t t;
    pthread_mutexattr_t a;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_settype(&a, type);
    pthread_mutex_init(&m, &a);
    printf("%s: lock %d\n", what, pthread_mutex_lock(&m));
    if (type != PTHREAD_MUTEX_NORMAL)
        printf("lock again %d, trylock %d\n", pthread_mutex_lock(&m), pthread_mutex_trylock(&m));
    else
        printf("trylock %d\n", pthread_mutex_trylock(&m));
    pthread_create(&t, NULL, from_another, type == PTHREAD_MUTEX_NORMAL ? NULL : &m);
    pthread_join(t, NULL);
    for (int i = 0; i < (type == PTHREAD_MUTEX_NORMAL ? 1 : 4); i++)
        printf("unlock %d\n", pthread_mutex_unlock(&m));
    printf("destroy %d\n", pthread_mutex_destroy(&m));
}

int main(void)
{
    try("normal", PTHREAD_MUTEX_NORMAL);
    try("recursive", PTHREAD_MUTEX_RECURSIVE);
    try("error-checking", PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutexattr_t a;
    pthread_mutexattr_init(&a);
    printf("a type that is none: %d\n", pthread_mutexattr_settype(&a, 77) == EINVAL);
    return 0;
}
