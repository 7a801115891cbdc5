/* A timeout that ends a wait: half a second of patience, an answer after one.
   기다림을 끝내는 시간 제한: 0.5초만 기다리는데 답은 1초 뒤에 온다.

   In the course: semaphores, waiting with a time limit (시간 제한이 있는 대기).
   sem_timedwait waits until the semaphore is posted or until the date that it was given. Time is
   virtual: the clock jumps when all wait, so the run takes no second, and is exact.

   What can come out: P1 gives up. With clock=free a sleep may end at any moment, as on a
   loaded machine; then P2 may be in time. (잠자기는 동기화가 아니다.)

   pawl: schedule late: P1:* P2:*
   pawl: expect output "P1: gave up after 500 ms: Connection timed out\nP2: posted after 1000 ms\n"
   pawl: expect end exit
   pawl: schedule in-time: clock=free: P1:* P2:* !P2 P2:* P1:*
   pawl: expect output "P2: posted after 0 ms\nP1: got it after 0 ms\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 3
   pawl: expect outcome exit 0 "P2: posted after 0 ms\nP1: got it after 0 ms\n" */
#include <errno.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

sem_t answer; /* begins as 0 */

/* Milliseconds since `start`. */
static long since(struct timespec start)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000;
}

void P1(void)
{
    struct timespec start, until;

    clock_gettime(CLOCK_REALTIME, &start);
    until = start;
    until.tv_nsec += 500000000;
    if (sem_timedwait(&answer, &until) == 0)
        printf("P1: got it after %ld ms\n", since(start));
    else
        printf("P1: gave up after %ld ms: %s\n", since(start), strerror(errno));
}

void P2(void)
{
    struct timespec start;

    clock_gettime(CLOCK_REALTIME, &start);
    sleep(1);
    printf("P2: posted after %ld ms\n", since(start));
    sem_post(&answer);
}
