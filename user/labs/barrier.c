/* A barrier that may be used again: who waits, waits for the end of its own round.
   다시 쓸 수 있는 장벽: 기다리는 쪽은 자기 차례의 끝을 기다린다.

   In the course: monitors, synchronisation of threads (장벽 동기화).
   Compare with `barrier_reuse`. The last one to arrive counts the rounds; who waits compares with the round in which it
   came. Nobody is in round 2 before all have done round 1.

   What can come out: both rounds are done, one after the other.

   pawl: schedule run: P1:* P2:* P3:* P2:* P3:* P1:*
   pawl: expect output "done\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1
   pawl: watch arrived rounds */
#include <assert.h>
#include <pthread.h>
#include <stdio.h>

enum { THREADS = 2, ROUNDS = 2 };

int arrived, rounds;
_Atomic int finished[ROUNDS]; /* how many have done their part of this round */
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t opened = PTHREAD_COND_INITIALIZER;

static void barrier(void)
{
    pthread_mutex_lock(&mutex);
    int mine = rounds;

    arrived = arrived + 1;
    if (arrived == THREADS) {
        arrived = 0;
        rounds = rounds + 1;
        pthread_cond_broadcast(&opened);
    }
    while (rounds == mine)
        pthread_cond_wait(&opened, &mutex);
    pthread_mutex_unlock(&mutex);
}

static void *work(void *unused)
{
    for (int round = 0; round < ROUNDS; round++) {
        finished[round]++;
        barrier();
        assert(finished[round] == THREADS);
    }
    return unused;
}

int main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("done\n");
    return 0;
}
