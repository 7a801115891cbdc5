/* A lock made of one flag: both get in.
   플래그 하나로 만든 잠금: 둘 다 임계 구역에 들어간다 (상호 배제 실패).

   In the course: the critical-section problem, in software (임계 구역 문제, 소프트웨어 해법).
   Looking at the flag and raising it are two steps. If both have looked before either has raised
   it, both go in. 깃발을 보는 것과 세우는 것이 한 동작이 아니다.

   What can come out: P1 and P2 one after the other, or both inside at once.

   pawl: schedule both: P1@write:busy P2@one_flag.c:50 P1:* P2:*
   pawl: expect output "P2 in\nP1 in\nP1 out\nP2 out\n"
   pawl: expect end exit
   pawl: schedule right: P1:* P2:*
   pawl: expect output "P1 in\nP1 out\nP2 in\nP2 out\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict mutex
   pawl: expect violation mutex 2
   pawl: expect outcomes 6
   pawl: expect condition mutual_exclusion broken
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: watch busy */
#include <pawl.h>
#include <stdio.h>

int busy = 0; /* 0: nobody is inside */

void P1(void)
{
    cs_want();
    while (busy)
        ;
    busy = 1;
    cs_enter();
    printf("P1 in\n");
    printf("P1 out\n");
    cs_leave();
    busy = 0;
}

void P2(void)
{
    cs_want();
    while (busy)
        ;
    busy = 1;
    cs_enter();
    printf("P2 in\n");
    printf("P2 out\n");
    cs_leave();
    busy = 0;
}
