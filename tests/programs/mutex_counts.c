/* Ten threads add to one counter under a mutex: nothing is lost. */
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int counter;

static void *add(void *argument)
{
    for (int i = 0; i < 50; i++) {
        pthread_mutex_lock(&mutex);
        counter = counter + 1;
        pthread_mutex_unlock(&mutex);
    }
    return argument;
}

int main(void)
{
    pthread_t threads[10];
    for (int i = 0; i < 10; i++)
        pthread_create(&threads[i], NULL, add, NULL);
    for (int i = 0; i < 10; i++)
        pthread_join(threads[i], NULL);
    printf("%d\n", counter);
    printf("destroy %d\n", pthread_mutex_destroy(&mutex));
    return 0;
}
