/* pthread_join: what a thread returned, and what it passed to pthread_exit; each error. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static void *returns(void *argument) { return (char *)argument + 1; }

static void leave(void *value) { pthread_exit(value); }

static void *exits(void *argument)
{
    leave((char *)argument + 2);
    return NULL;
}

int main(void)
{
    pthread_t a, b, self = pthread_self();
    void *value;
    char base[8];

    printf("create %d\n", pthread_create(&a, NULL, returns, base));
    printf("create %d\n", pthread_create(&b, NULL, exits, base));
    printf("equal %d %d\n", pthread_equal(a, b) != 0, pthread_equal(self, pthread_self()) != 0);
    int error = pthread_join(a, &value);
    printf("join %d, value %d\n", error, (int)((char *)value - base));
    error = pthread_join(b, &value);
    printf("join %d, value %d\n", error, (int)((char *)value - base));
    printf("self %d\n", pthread_join(self, NULL) == EDEADLK);
    return 0;
}
