/* Spin locks: trylock tells EBUSY, and a counter under one is exact. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_spinlock_t lock;
static int counter;

static void *count(void *arg)
{
    for (int i = 0; i < 50; i++) {
        pthread_spin_lock(&lock);
        counter = counter + 1;
        pthread_spin_unlock(&lock);
    }
    return arg;
}

int main(void)
{
    pthread_t t[3];
    printf("init %d\n", pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE));
    printf("lock %d\n", pthread_spin_lock(&lock));
    printf("trylock EBUSY %d\n", pthread_spin_trylock(&lock) == EBUSY);
    printf("unlock %d\n", pthread_spin_unlock(&lock));
    printf("trylock %d\n", pthread_spin_trylock(&lock));
    pthread_spin_unlock(&lock);
    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, count, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    printf("%d, destroy %d\n", counter, pthread_spin_destroy(&lock));
    return 0;
}
