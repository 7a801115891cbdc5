/* A semaphore, wrongly used: P1 calls P where V belongs, and all wait for ever.
   세마포어를 잘못 쓴 경우 2: V 자리에 P를 썼다. 모두 영원히 기다린다 (교착 상태).

   In the course: semaphores, their wrong use (세마포어의 잘못된 사용); deadlock (교착 상태).
   P1 waits for a semaphore that it holds itself. Nobody can ever give it back.

   What can come out: P1's deposit, perhaps P2's before it, and then a deadlock.

   pawl: schedule stuck: P1:* P2:*
   pawl: expect output "P1: the balance is 20\n"
   pawl: expect end deadlock
   pawl: expect status 125
   pawl: schedule later: P2:* P1:*
   pawl: expect output "P2: the balance is 15\nP1: the balance is 25\n"
   pawl: expect end deadlock
   pawl: expect status 125
   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect violation deadlock 0
   pawl: expect outcomes 2
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
    P(&mutex);
}

void P2(void)
{
    P(&mutex);
    balance = balance + 5;
    printf("P2: the balance is %d\n", balance);
    V(&mutex);
}
