/* A semaphore, wrongly used: P2 forgets its P, and both are inside.
   세마포어를 잘못 쓴 경우 1: P2가 P를 빠뜨렸다. 둘 다 임계 구역에 있다.

   In the course: semaphores, their wrong use (세마포어의 잘못된 사용).
   A lock protects only from those who ask for it: P1 does everything right and its deposit is
   lost all the same.

   What can come out: 25 (by luck), 20 or 15.

   pawl: schedule lost: P1@write:balance P2:* P1:*
   pawl: expect output "P2: the balance is 15\nP1: the balance is 20\n"
   pawl: expect end exit
   pawl: schedule lucky: P1:* P2:*
   pawl: expect output "P1: the balance is 20\nP2: the balance is 25\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 12
   pawl: expect outcome exit 1 "P2: the balance is 15\nP1: the balance is 20\n"
   pawl: watch mutex balance */
#include <pawl.h>
#include <stdio.h>

Semaphore mutex = 1;
int balance = 10;

void P1(void)
{
    P(&mutex);
    balance = balance + 10;
    printf("P1: the balance is %d\n", balance);
    V(&mutex);
}

void P2(void)
{
    balance = balance + 5;
    printf("P2: the balance is %d\n", balance);
    V(&mutex);
}
