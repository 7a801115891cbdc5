/* Threads share their globals; locals, and what is _Thread_local, are each one's own.
   스레드는 전역 변수를 공유하고, 지역 변수와 _Thread_local 변수는 저마다 갖는다.

   In the course: threads (스레드와 프로세스의 차이).
   Compare with `fork`, where the child has a copy of everything.

   What can come out: 1 and 2 for the shared one, in either order; each thread's own is 1.

   pawl: schedule in-turn: P1:* P2:* P3:* P1:*
   pawl: expect output "A: shared 1, own 1, local 1\n"
   pawl: expect output "B: shared 2, own 1, local 1\n"
   pawl: expect output "main: shared 2, own 0\n"
   pawl: expect status 0
   pawl: schedule other: P1:* P3:* P2:* P1:*
   pawl: expect output "B: shared 1, own 1, local 1\n"
   pawl: expect output "A: shared 2, own 1, local 1\n"
   pawl: expect output "main: shared 2, own 0\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 8
   pawl: expect outcome exit 1 "A: shared 1, own 1, local 1\nB: shared 1, own 1, local 1\nmain: shared 1, own 0\n" */
#include <pthread.h>
#include <stdio.h>

int shared;
_Thread_local int own;

static void *work(void *name)
{
    int local = 0;

    shared++;
    own++;
    local++;
    printf("%s: shared %d, own %d, local %d\n", (const char *)name, shared, own, local);
    return NULL;
}

int main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, work, "A");
    pthread_create(&b, NULL, work, "B");
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("main: shared %d, own %d\n", shared, own);
    return 0;
}
