/* Producer and consumer over a bounded buffer, with three semaphores.
   생산자와 소비자: 세마포어 셋으로 (유한 버퍼).

   In the course: classic problems (생산자-소비자 문제). See `counter` for what happens without, and
   `produce_monitor`, `produce_messages`, `produce_pipe` for the other ways.
   `empty` counts free places, `full` those that hold something, `mutex` guards the indices.

   What can come out: 1 to 5 in this order, always.

   pawl: schedule in-turn: P1:* P2:* P3:* P2:* P3:* P2:* P3:* P1:*
   pawl: expect output "1 2 3 4 5\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

enum { PLACES = 2, ITEMS = 5 };

int buffer[PLACES], in, out;
sem_t empty, full, mutex;

static void *produce(void *unused)
{
    for (int item = 1; item <= ITEMS; item++) {
        sem_wait(&empty);
        sem_wait(&mutex);
        buffer[in] = item;
        in = (in + 1) % PLACES;
        sem_post(&mutex);
        sem_post(&full);
    }
    return unused;
}

static void *consume(void *unused)
{
    for (int i = 1; i <= ITEMS; i++) {
        sem_wait(&full);
        sem_wait(&mutex);
        int item = buffer[out];
        out = (out + 1) % PLACES;
        sem_post(&mutex);
        sem_post(&empty);
        printf("%d%c", item, i == ITEMS ? '\n' : ' ');
    }
    return unused;
}

int main(void)
{
    pthread_t producer, consumer;

    sem_init(&empty, 0, PLACES);
    sem_init(&full, 0, 0);
    sem_init(&mutex, 0, 1);
    pthread_create(&producer, NULL, produce, NULL);
    pthread_create(&consumer, NULL, consume, NULL);
    pthread_join(producer, NULL);
    pthread_join(consumer, NULL);
    return 0;
}
