/* Strict alternation, for ever in and out: the conditions, computed.
   엄격한 교대를 끝없이 되풀이: 세 조건을 계산해 본다.

   In the course: the critical-section problem (임계 구역 문제의 세 조건: 상호 배제, 진행의 융통성, 한정 대기).
   See `alternation`. P2 cannot go in before P1 has been in, even if P1 stays in its remainder section for
   ever: the others' turn is in the way of who wants in (진행의 융통성 실패). As long as both come and go, each
   gets its turn.

   What can come out: mutual exclusion and bounded waiting hold, progress is broken.

   pawl: schedule waits: limit=100: P2:*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict progress
   pawl: expect violation progress 0
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress broken
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken 1
   pawl: watch turn */
#include <pawl.h>

int turn = 1; /* whose turn it is */

void P1(void)
{
    while (1) {
        cs_want();
        cs_wait();
        while (turn != 1)
            ;
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        turn = 2;
        /* remainder section 나머지 구역 */
    }
}

void P2(void)
{
    while (1) {
        cs_want();
        cs_wait();
        while (turn != 2)
            ;
        cs_enter();
        cs_leave();
        turn = 1;
    }
}
