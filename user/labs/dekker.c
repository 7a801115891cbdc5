/* Dekker's algorithm: whoever does not have the turn takes its flag down for a while; it holds.
   데커 알고리즘: 차례가 아닌 쪽이 깃발을 잠시 내린다. 상호 배제가 지켜진다.

   In the course: the critical-section problem, in software (임계 구역 문제, 소프트웨어 해법).
   The two flags alone lock both out. Here a turn breaks the tie: if both flags are up, the one
   whose turn it is not steps back until the other has left.

   What can come out: P1 and P2 one after the other, in either order, never both inside.

   pawl: schedule holds: P1:2 P2:2 P2:8 P1:* P2:*
   pawl: expect output "P1 in\nP1 out\nP2 in\nP2 out\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 2
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: watch flag turn */
#include <pawl.h>
#include <stdio.h>

int flag[2] = {0, 0}; /* who wants in */
int turn = 0;         /* who may insist if both do */

void P1(void)
{
    cs_want();
    flag[0] = 1;
    while (flag[1])
        if (turn == 1) {
            flag[0] = 0;
            while (turn == 1)
                ;
            flag[0] = 1;
        }
    cs_enter();
    printf("P1 in\n");
    printf("P1 out\n");
    cs_leave();
    turn = 1;
    flag[0] = 0;
}

void P2(void)
{
    cs_want();
    flag[1] = 1;
    while (flag[0])
        if (turn == 0) {
            flag[1] = 0;
            while (turn == 0)
                ;
            flag[1] = 1;
        }
    cs_enter();
    printf("P2 in\n");
    printf("P2 out\n");
    cs_leave();
    turn = 0;
    flag[1] = 0;
}
