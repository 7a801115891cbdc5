/* A read-write lock: many readers or one writer; the try forms tell EBUSY. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void *tries(void *arg)
{
    int in = pthread_rwlock_tryrdlock(&lock);
    if (in == 0)
        pthread_rwlock_unlock(&lock);
    int out = pthread_rwlock_trywrlock(&lock);
    if (out == 0)
        pthread_rwlock_unlock(&lock);
    printf("%s: another reads %s, writes %s\n", (char *)arg, in == 0 ? "yes" : in == EBUSY ? "EBUSY" : "?",
           out == 0 ? "yes" : out == EBUSY ? "EBUSY" : "?");
    return NULL;
}

static void another(char *what)
{
    pthread_t t;
    pthread_create(&t, NULL, tries, what);
    pthread_join(t, NULL);
}

int main(void)
{
    another("free");
    pthread_rwlock_rdlock(&lock);
    pthread_rwlock_rdlock(&lock);
    another("read twice");
    pthread_rwlock_unlock(&lock);
    another("read once");
    pthread_rwlock_unlock(&lock);
    pthread_rwlock_wrlock(&lock);
    another("written");
    printf("read while one writes: EDEADLK %d\n", pthread_rwlock_rdlock(&lock) == EDEADLK);
    pthread_rwlock_unlock(&lock);
    another("free again");
    printf("destroy %d\n", pthread_rwlock_destroy(&lock));
    return 0;
}
