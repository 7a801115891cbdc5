/* Producer and consumer over a bounded buffer, with a monitor: a mutex and two conditions.
   생산자와 소비자: 모니터로.

   In the course: classic problems, monitors (생산자-소비자 문제).

   What can come out: 1 to 5 in this order, always.

   pawl: schedule in-turn: P1:* P2:* P3:* P2:* P3:* P2:* P3:* P1:*
   pawl: expect output "1 2 3 4 5\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <pthread.h>
#include <stdio.h>

enum { PLACES = 2, ITEMS = 5 };

int buffer[PLACES], in, count;
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t not_full = PTHREAD_COND_INITIALIZER, not_empty = PTHREAD_COND_INITIALIZER;

static void *produce(void *unused)
{
    for (int item = 1; item <= ITEMS; item++) {
        pthread_mutex_lock(&mutex);
        while (count == PLACES)
            pthread_cond_wait(&not_full, &mutex);
        buffer[in] = item;
        in = (in + 1) % PLACES;
        count++;
        pthread_cond_signal(&not_empty);
        pthread_mutex_unlock(&mutex);
    }
    return unused;
}

static void *consume(void *unused)
{
    for (int i = 1; i <= ITEMS; i++) {
        pthread_mutex_lock(&mutex);
        while (count == 0)
            pthread_cond_wait(&not_empty, &mutex);
        int item = buffer[(in + PLACES - count) % PLACES];
        count--;
        pthread_cond_signal(&not_full);
        pthread_mutex_unlock(&mutex);
        printf("%d%c", item, i == ITEMS ? '\n' : ' ');
    }
    return unused;
}

int main(void)
{
    pthread_t producer, consumer;

    pthread_create(&producer, NULL, produce, NULL);
    pthread_create(&consumer, NULL, consume, NULL);
    pthread_join(producer, NULL);
    pthread_join(consumer, NULL);
    return 0;
}
