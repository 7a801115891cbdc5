/* A bounded buffer as a monitor: a mutex and two conditions; each item arrives once, in order. */
#include <pthread.h>
#include <stdio.h>

enum { SIZE = 3, ITEMS = 20 };

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t not_full, not_empty;
    int items[SIZE], first, count;
} buffer = {.mutex = PTHREAD_MUTEX_INITIALIZER, .not_full = PTHREAD_COND_INITIALIZER,
            .not_empty = PTHREAD_COND_INITIALIZER};

static void put(int item)
{
    pthread_mutex_lock(&buffer.mutex);
    while (buffer.count == SIZE)
        pthread_cond_wait(&buffer.not_full, &buffer.mutex);
    buffer.items[(buffer.first + buffer.count++) % SIZE] = item;
    pthread_cond_signal(&buffer.not_empty);
    pthread_mutex_unlock(&buffer.mutex);
}

static int get(void)
{
    pthread_mutex_lock(&buffer.mutex);
    while (buffer.count == 0)
        pthread_cond_wait(&buffer.not_empty, &buffer.mutex);
    int item = buffer.items[buffer.first];
    buffer.first = (buffer.first + 1) % SIZE;
    buffer.count--;
    pthread_cond_signal(&buffer.not_full);
    pthread_mutex_unlock(&buffer.mutex);
    return item;
}

static void *produce(void *argument)
{
    for (int i = 0; i < ITEMS; i++)
        put(i);
    return argument;
}

int main(void)
{
    pthread_t producer;
    pthread_create(&producer, NULL, produce, NULL);
    for (int i = 0; i < ITEMS; i++)
        printf("%d ", get());
    pthread_join(producer, NULL);
    printf("\ndestroy %d %d\n", pthread_cond_destroy(&buffer.not_full),
           pthread_mutex_destroy(&buffer.mutex));
    return 0;
}
