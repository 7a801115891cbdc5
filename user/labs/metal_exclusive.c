/* LDREX and STREX: the store fails exactly when somebody came in between, whatever he did.
   LDREX와 STREX: 그 사이에 문맥 교환이 일어났을 때, 그리고 그때만, 저장이 실패한다.

   In the course: hardware support for synchronisation (동기화 하드웨어, 원자적 명령).
   For `pawl sweep metal_exclusive`. A Cortex-M has no instruction that reads and writes memory at once. LDREX
   loads and marks; STREX stores only if nothing interrupted since, and says 1 if it did not. The weak
   compare-and-exchange is made of the two and may fail for that reason alone: the other comes and goes and leaves
   the balance as it is, so the comparison always holds.

   What can come out: one try, and status 0; or two, and status 1. Never is the deposit lost.

   pawl: schedule alone: main:* other:* main:*
   pawl: expect output "the balance is 20 after 1\n"
   pawl: expect end exit
   pawl: sweep -O2
   pawl: expect status 0
   pawl: wrong STREX fails (STREX가 실패한다)
   pawl: watch balance */
#include <pawl.h>
#include <stdio.h>
#include <sys/wait.h>

int balance = 10;

void other(void *unused)
{
}

int main(void)
{
    int tries = 1, before = balance;

    spawn(other, NULL);
    pawl_region_begin();
    while (!__atomic_compare_exchange_n(&balance, &before, before + 10, 1, __ATOMIC_RELAXED,
                                        __ATOMIC_RELAXED))
        tries++;
    pawl_region_end();
    wait(NULL);
    printf("the balance is %d after %d\n", balance, tries);
    return tries - 1;
}
