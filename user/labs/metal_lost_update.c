/* The lost update instruction by instruction: which switch of all loses the deposit?
   사라진 갱신을 기계어 명령 하나하나에서 본다: 어느 명령 앞에서 문맥 교환이 일어나면 입금이 사라지는가?

   In the course: process synchronisation, the race condition (프로세스 동기화, 경쟁 상태).
   For `pawl sweep metal_lost_update`. The compiler makes `balance = balance + 10` a load, an addition
   and a store (LDR, ADD, STR). A timer interrupt (타이머 인터럽트) lets the other in before one instruction
   after the other; its deposit is lost when that comes after the load and before the store.

   What can come out: 25; or 20, and the exit status is 1.

   pawl: schedule right: main:* other:* main:*
   pawl: expect output "the balance is 25\n"
   pawl: expect end exit
   pawl: schedule lost: main@write:balance other:* main:*
   pawl: expect output "the balance is 20\n"
   pawl: expect status 1
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 3
   pawl: sweep -O2
   pawl: expect status 0
   pawl: wrong the deposit is lost (입금이 사라진다)
   pawl: watch balance */
#include <pawl.h>
#include <stdio.h>
#include <sys/wait.h>

int balance = 10;

void other(void *unused)
{
    balance = balance + 5;
}

int main(void)
{
    spawn(other, NULL);
    pawl_region_begin();
    balance = balance + 10;
    pawl_region_end();
    wait(NULL);
    printf("the balance is %d\n", balance);
    return balance != 25;
}
