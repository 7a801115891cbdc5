/* Strict alternation: never both, but one cannot go twice without the other.
   엄격한 교대: 상호 배제는 되지만, 상대가 들어가지 않으면 두 번 들어갈 수 없다 (진행 실패).

   In the course: the critical-section problem, strict alternation (임계 구역 문제, 차례 변수 turn).
   Whoever leaves gives the turn to the other. P2 wants in twice, P1 only once: when P1 has ended
   nobody gives P2 its second turn, though nobody is inside. 진행의 융통성(progress)이 없다.

   What can come out: P1 and P2 once each, and then P2 waits for ever.

   pawl: schedule stuck: limit=1000: P2:5 P1:* P2:*
   pawl: expect output "P1 in\nP1 out\nP2 in\nP2 out\n"
   pawl: expect end limit
   pawl: expect status 124
   pawl: explore
   pawl: expect verdict progress
   pawl: expect violation progress 0
   pawl: expect violation livelock 0
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress broken
   pawl: expect condition bounded_waiting broken livelock
   pawl: watch turn */
#include <pawl.h>
#include <stdio.h>

int turn = 1; /* whose turn it is */

void P1(void)
{
    cs_want();
    while (turn != 1)
        ;
    cs_enter();
    printf("P1 in\n");
    printf("P1 out\n");
    cs_leave();
    turn = 2;
}

void P2(void)
{
    for (int round = 1; round <= 2; round++) {
        cs_want();
        while (turn != 2)
            ;
        cs_enter();
        printf("P2 in\n");
        printf("P2 out\n");
        cs_leave();
        turn = 1;
    }
}
