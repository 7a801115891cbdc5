/* Producers and consumers over a bounded buffer with semaphores and a mutex: everything arrives once. */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

enum { SLOTS = 3, ITEMS = 20, PRODUCERS = 2, CONSUMERS = 3 };
static int buffer[SLOTS], in, out, seen[PRODUCERS * ITEMS];
static sem_t empty, full;
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void put(int item)
{
    sem_wait(&empty);
    pthread_mutex_lock(&m);
    buffer[in] = item;
    in = (in + 1) % SLOTS;
    pthread_mutex_unlock(&m);
    sem_post(&full);
}

static int get(void)
{
    sem_wait(&full);
    pthread_mutex_lock(&m);
    int item = buffer[out];
    out = (out + 1) % SLOTS;
    pthread_mutex_unlock(&m);
    sem_post(&empty);
    return item;
}

static void *producer(void *arg)
{
    for (int i = 0; i < ITEMS; i++)
        put(*(int *)arg * ITEMS + i);
    return NULL;
}

static void *consumer(void *arg)
{
    for (int item; (item = get()) >= 0;)
        seen[item]++;
    return arg;
}

int main(void)
{
    pthread_t p[PRODUCERS], c[CONSUMERS];
    int number[PRODUCERS] = {0, 1}, wrong = 0;
    sem_init(&empty, 0, SLOTS);
    sem_init(&full, 0, 0);
    for (int i = 0; i < CONSUMERS; i++)
        pthread_create(&c[i], NULL, consumer, NULL);
    for (int i = 0; i < PRODUCERS; i++)
        pthread_create(&p[i], NULL, producer, &number[i]);
    for (int i = 0; i < PRODUCERS; i++)
        pthread_join(p[i], NULL);
    for (int i = 0; i < CONSUMERS; i++)
        put(-1);
    for (int i = 0; i < CONSUMERS; i++)
        pthread_join(c[i], NULL);
    for (int i = 0; i < PRODUCERS * ITEMS; i++)
        wrong += seen[i] != 1;
    printf("wrong %d\n", wrong);
    return 0;
}
