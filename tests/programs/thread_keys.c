/* Thread-specific data: each thread has its own value, NULL at first; destructors run at a thread's end,
 * not for NULL. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_key_t key, silent;

static void destroy(void *value) { printf("destroyed: %s\n", (char *)value); }

static void *run(void *arg)
{
    printf("at first %d\n", pthread_getspecific(key) == NULL);
    pthread_setspecific(key, arg);
    pthread_setspecific(silent, arg);
    printf("own: %s\n", (char *)pthread_getspecific(key));
    return NULL;
}

static void *takes_back(void *arg)
{
    pthread_setspecific(key, arg);
    pthread_setspecific(key, NULL);
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_key_create(&key, destroy);
    pthread_key_create(&silent, NULL);
    pthread_setspecific(key, "main");
    pthread_create(&t, NULL, run, "one");
    pthread_join(t, NULL);
    pthread_create(&t, NULL, run, "two");
    pthread_join(t, NULL);
    pthread_create(&t, NULL, takes_back, "three");
    pthread_join(t, NULL);
    printf("main's: %s\n", (char *)pthread_getspecific(key));
    printf("delete %d\n", pthread_key_delete(key));
    printf("delete again: EINVAL %d\n", pthread_key_delete(key) == EINVAL);
    printf("set: EINVAL %d, get NULL %d\n", pthread_setspecific(key, "x") == EINVAL,
           pthread_getspecific(key) == NULL);
    return 0;
}
