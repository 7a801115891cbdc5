/* pthread_once: the first one calls, the others wait until it is done. */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_once_t once = PTHREAD_ONCE_INIT, second = PTHREAD_ONCE_INIT;
static int prepared, unprepared;
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void prepare(void)
{
    printf("prepared\n");
    usleep(1000);
    prepared = 1;
}

static void nothing(void) { printf("another one\n"); }

static void *use(void *arg)
{
    pthread_once(&once, prepare);
    pthread_mutex_lock(&m);
    unprepared += !prepared;
    pthread_mutex_unlock(&m);
    return arg;
}

int main(void)
{
    pthread_t t[4];
    for (int i = 0; i < 4; i++)
        pthread_create(&t[i], NULL, use, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(t[i], NULL);
    printf("unprepared %d\n", unprepared);
    printf("%d", pthread_once(&second, nothing));
    printf("%d\n", pthread_once(&second, nothing));
    return 0;
}
