/* Sleeping until the other one must be ready: it works, until the machine is busy.
   다른 쪽이 끝났을 때까지 자기: 기계가 바쁘지 않을 때만 맞는다. 잠은 동기화가 아니다.

   In the course: synchronisation (sleep은 동기화가 아니다).
   In a run a second is long: the clock jumps only when all others wait. Nothing promises that: explore lets a sleep end at
   any moment (`--clock=free`), as on a machine with much to do. The cure: pthread_join, a semaphore, a condition.

   What can come out: 42, or 0 if the sleep ends first.

   pawl: schedule in-time: P1:* P2:* P1:*
   pawl: expect output "the answer is 42\n"
   pawl: expect status 0
   pawl: schedule too-early: clock=free: P1:* !P1 P1:* P2:*
   pawl: expect output "the answer is 0\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 2
   pawl: expect outcome exit 0 "the answer is 42\n"
   pawl: expect outcome exit 0 "the answer is 0\n"
   pawl: explore --races
   pawl: expect verdict race
   pawl: watch answer */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

int answer;

static void *compute(void *unused)
{
    answer = 6 * 7;
    return unused;
}

int main(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, compute, NULL);
    sleep(1); /* wrong: pthread_join */
    printf("the answer is %d\n", answer);
    pthread_join(thread, NULL);
    return 0;
}
