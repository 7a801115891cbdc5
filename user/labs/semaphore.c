/* A semaphore used right: P before, V after; nobody spins, nobody is lost.
   세마포어를 바르게 쓴 경우: 앞에서 P, 뒤에서 V. 바쁜 대기가 없다.

   In the course: semaphores (세마포어), mutual exclusion with a binary semaphore (이진 세마포어).
   P takes the semaphore or waits in line (대기 큐) for it; V gives it back, and hands it to the
   first who waits. The two deposits of the account lab are safe.

   What can come out: 25, whoever comes first.

   pawl: schedule waits: P1@write:balance P2:* P1:* P2:*
   pawl: expect output "P1: the balance is 20\nP2: the balance is 25\n"
   pawl: expect end exit
   pawl: schedule other: P2@write:balance P1:* P2:* P1:*
   pawl: expect output "P2: the balance is 15\nP1: the balance is 25\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
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
    V(&mutex);
}

void P2(void)
{
    P(&mutex);
    balance = balance + 5;
    printf("P2: the balance is %d\n", balance);
    V(&mutex);
}
