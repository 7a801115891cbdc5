/* A lock made of two flags, one for each: it can lock both out for ever.
   플래그 둘로 만든 잠금: 둘 다 영원히 못 들어갈 수 있다 (한정 대기 실패, livelock).

   In the course: the critical-section problem, in software (임계 구역 문제, 소프트웨어 해법).
   Each raises its own flag first and then waits until the other's is down. Never are both inside,
   but if both have raised their flags, both wait for ever, each busily.

   What can come out: P1 and P2 one after the other, or nothing at all, for ever.

   pawl: schedule forever: limit=1000: P1:2 P2:2 (P1:1 P2:1)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: expect status 124
   pawl: schedule right: P1:* P2:*
   pawl: expect output "P1 in\nP1 out\nP2 in\nP2 out\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict livelock
   pawl: expect violation livelock 1
   pawl: expect outcomes 3
   pawl: expect outcome livelock 1 ""
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting broken livelock
   pawl: watch flag */
#include <pawl.h>
#include <stdio.h>

int flag[2] = {0, 0}; /* flag[i]: P(i+1) wants in */

void P1(void)
{
    cs_want();
    flag[0] = 1;
    while (flag[1])
        ;
    cs_enter();
    printf("P1 in\n");
    printf("P1 out\n");
    cs_leave();
    flag[0] = 0;
}

void P2(void)
{
    cs_want();
    flag[1] = 1;
    while (flag[0])
        ;
    cs_enter();
    printf("P2 in\n");
    printf("P2 out\n");
    cs_leave();
    flag[1] = 0;
}
