/* A barrier used twice: who is fast arrives a second time before the slow one has left the first.
   장벽을 다시 쓰면: 빠른 쪽이 두 번째로 도착할 때 느린 쪽은 아직 첫 번째를 떠나지 못했다.

   In the course: monitors, synchronisation of threads (장벽 동기화, 재사용 문제).
   The last one to arrive opens the barrier by setting the count to 0. If it comes back before the others have looked, they
   see 1, and wait on: each waits in another round. `barrier` counts rounds.

   What can come out: both rounds are done, or a deadlock.

   pawl: schedule stuck: wake=any: P1:* P2:* P3:* P2:* P1:*
   pawl: expect output ""
   pawl: expect end deadlock
   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect violation deadlock 0
   pawl: expect outcomes 2
   pawl: expect outcome exit 1 "done\n"
   pawl: expect outcome deadlock 0 ""
   pawl: watch arrived */
#include <pthread.h>
#include <stdio.h>

enum { THREADS = 2, ROUNDS = 2 };

int arrived;
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t opened = PTHREAD_COND_INITIALIZER;

static void barrier(void)
{
    pthread_mutex_lock(&mutex);
    arrived = arrived + 1;
    if (arrived == THREADS) {
        arrived = 0;
        pthread_cond_broadcast(&opened);
    }
    while (arrived != 0) /* wrong: another round's 틀림: 다음 번 도착일 수 있다 */
        pthread_cond_wait(&opened, &mutex);
    pthread_mutex_unlock(&mutex);
}

static void *work(void *unused)
{
    for (int round = 1; round <= ROUNDS; round++)
        barrier();
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
