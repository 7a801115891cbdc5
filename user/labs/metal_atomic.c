/* The same deposit by an atomic addition: no switch loses it.
   같은 입금을 원자적 덧셈으로: 어느 명령 앞에서 문맥 교환이 일어나도 사라지지 않는다.

   In the course: hardware support for synchronisation (동기화 하드웨어, 원자적 명령).
   For `pawl sweep metal_lost_update metal_atomic`. The addition is a loop round LDREX and STREX: if a switch comes
   between the two, STREX stores nothing, and the loop begins anew with the other's balance.

   What can come out: 25.

   pawl: schedule right: main:* other:* main:*
   pawl: expect output "the balance is 25\n"
   pawl: expect end exit
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
    __atomic_fetch_add(&balance, 5, __ATOMIC_RELAXED);
}

int main(void)
{
    spawn(other, NULL);
    pawl_region_begin();
    __atomic_fetch_add(&balance, 10, __ATOMIC_RELAXED);
    pawl_region_end();
    wait(NULL);
    printf("the balance is %d\n", balance);
    return balance != 25;
}
