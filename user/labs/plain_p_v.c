/* P and V written in plain C without protection: both get in, so they must be atomic.
   P()와 V()를 보통 C로 그대로 쓰면 깨진다. 그래서 원자적이어야 한다.

   In the course: semaphores, why P and V are indivisible (세마포어, 원자적 연산).
   The books define P as "while (S <= 0); S--". Written like that, two processes can both see a 1
   before either takes it; and `S++` in V can be lost, too, and then nobody gets in any more.

   What can come out: one after the other, or both inside, in all six orders.

   pawl: schedule both: P1@write:S P2@plain_p_v.c:49 P1:* P2:*
   pawl: expect output "P2 in\nP1 in\nP1 out\nP2 out\n"
   pawl: expect end exit
   pawl: schedule right: P1:* P2:*
   pawl: expect output "P1 in\nP1 out\nP2 in\nP2 out\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 6
   pawl: expect outcome exit 2 "P1 in\nP2 in\nP2 out\nP1 out\n"
   pawl: watch S */
#include <stdio.h>

int S = 1;

void P(int *semaphore)
{
    while (*semaphore <= 0)
        ;
    *semaphore = *semaphore - 1;
}

void V(int *semaphore)
{
    *semaphore = *semaphore + 1;
}

void P1(void)
{
    P(&S);
    printf("P1 in\n");
    printf("P1 out\n");
    V(&S);
}

void P2(void)
{
    P(&S);
    printf("P2 in\n");
    printf("P2 out\n");
    V(&S);
}
