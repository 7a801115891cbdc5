/* An `if` round a wait where a `while` belongs: who is woken does not look again, and takes what is not there.
   while 대신 if로 조건을 기다리면: 깨어난 뒤 다시 검사하지 않아, 없는 것을 꺼낸다.

   In the course: monitors, condition variables (조건 변수는 while로 검사한다).
   Between the signal and the moment in which the woken thread holds the mutex again, another may have come and taken the
   item. That needs no preemption: the second consumer only has to be earlier at the mutex.

   What can come out: both items are taken, or the assertion fails.

   pawl: schedule robbed: wake=any: P1:* P2:* P4:* P3:* P2:*
   pawl: expect status 134
   pawl: schedule lucky: P1:* P4:* P5:* P2:* P3:* P1:*
   pawl: expect output ""
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict assert
   pawl: expect violation assert 0
   pawl: watch items */
#include <assert.h>
#include <pthread.h>

int items;
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t filled = PTHREAD_COND_INITIALIZER;

static void *take(void *unused)
{
    pthread_mutex_lock(&mutex);
    if (items == 0) /* wrong: while 틀림: while이어야 한다 */
        pthread_cond_wait(&filled, &mutex);
    assert(items > 0);
    items = items - 1;
    pthread_mutex_unlock(&mutex);
    return unused;
}

static void *put(void *unused)
{
    pthread_mutex_lock(&mutex);
    items = items + 1;
    pthread_cond_signal(&filled);
    pthread_mutex_unlock(&mutex);
    return unused;
}

int main(void)
{
    void *(*const work[])(void *) = {take, take, put, put};
    pthread_t threads[4];

    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, work[i], NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
