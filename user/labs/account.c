/* Two deposits into one account, and one of them is lost.
   두 프로세스가 같은 계좌에 입금하는데 한쪽 입금이 사라진다 (갱신 손실, lost update).

   In the course: process synchronisation, the race condition (프로세스 동기화, 경쟁 상태).
   `balance = balance + 10` is not one step: it reads the balance, adds, and writes it back. If the
   time slice ends between the read and the write, whatever others deposit meanwhile is
   overwritten.

   What can come out: 25, or one deposit is lost: 20 (that of P2), 15 (that of P1).
   pawl: goal balance==15
   pawl: schedule lost: P1:1 P2:* P1:*
   pawl: expect output "P2: the balance is 15\nP1: the balance is 20\n"
   pawl: expect end exit
   pawl: schedule other: P2:1 P1:* P2:*
   pawl: expect output "P1: the balance is 20\nP2: the balance is 15\n"
   pawl: expect end exit
   pawl: schedule right: P1:* P2:*
   pawl: expect output "P1: the balance is 20\nP2: the balance is 25\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 12
   pawl: expect outcome exit 1 "P2: the balance is 15\nP1: the balance is 20\n"
   pawl: explore --races
   pawl: expect verdict race
   pawl: expect violation race 0
   pawl: watch balance */
#include <stdio.h>

int balance = 10;

void P1(void)
{
    balance = balance + 10;
    printf("P1: the balance is %d\n", balance);
}

void P2(void)
{
    balance = balance + 5;
    printf("P2: the balance is %d\n", balance);
}
