/* Threads that come to the same addresses all the time. */
#include <pthread.h>
#include <stdio.h>

static int total;

static void *count(void *argument)
{
    int mine = *(int *)argument;
    for (int i = 0; i < 4; i++) {
        total += mine;
        mine += 100;
    }
    return NULL;
}

int main(void)
{
    static int ones[3] = {1, 2, 3};
    pthread_t threads[3];
    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, count, &ones[i]);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    printf("total: %d\n", total);
    return 0;
}
