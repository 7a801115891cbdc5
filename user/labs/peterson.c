/* Peterson's solution: two flags and a turn; it holds, with ordinary variables alone.
   피터슨 해법: 깃발 둘과 차례 변수 하나. 보통 변수만으로 세 조건을 모두 만족한다.

   In the course: the critical-section problem, in software (임계 구역 문제, 소프트웨어 해법).
   Each says that it wants in and then offers the turn to the other. If both do so at once, the
   later offer overwrites the earlier one, and so exactly one of them goes first.
   나중에 양보한 쪽이 기다린다.

   What can come out: P1 and P2 one after the other, in either order, never both inside.
   Try: offer the turn before raising the flag, and find the schedule that breaks it.

   pawl: schedule holds: P1:3 P2:3 P1:* P2:*
   pawl: expect output "P1 in\nP1 out\nP2 in\nP2 out\n"
   pawl: expect end exit
   pawl: schedule waits: P1@peterson.c:42 P2:20 P1:* P2:*
   pawl: expect output "P1 in\nP1 out\nP2 in\nP2 out\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 2
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken 1
   pawl: watch flag turn */
#include <pawl.h>
#include <stdio.h>

int flag[2] = {0, 0}; /* who wants in */
int turn = 0;         /* who goes first if both do */

void P1(void)
{
    cs_want();
    flag[0] = 1;
    turn = 1;
    cs_wait();
    while (flag[1] && turn == 1)
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
    turn = 0;
    cs_wait();
    while (flag[0] && turn == 0)
        ;
    cs_enter();
    printf("P2 in\n");
    printf("P2 out\n");
    cs_leave();
    flag[1] = 0;
}
