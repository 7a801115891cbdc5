/* Cleanup handlers: in reverse order at pthread_exit, by pop(1); not by pop(0). */
#include <pthread.h>
#include <stdio.h>

static void say(void *arg) { printf("cleanup %s\n", (char *)arg); }

static void *run(void *arg)
{
    pthread_cleanup_push(say, "first");
    pthread_cleanup_push(say, "dropped");
    pthread_cleanup_pop(0);
    pthread_cleanup_push(say, "popped");
    pthread_cleanup_pop(1);
    pthread_cleanup_push(say, "second");
    if (arg != NULL)
        pthread_exit(arg);
    pthread_cleanup_pop(0);
    pthread_cleanup_pop(0);
    return NULL;
}

int main(void)
{
    pthread_t t;
    void *result;
    pthread_create(&t, NULL, run, "result");
    pthread_join(t, &result);
    printf("%s\n", (char *)result);
    pthread_create(&t, NULL, run, NULL);
    pthread_join(t, &result);
    printf("no result: %d\n", result == NULL);
    return 0;
}
