/* Peterson's solution, for ever in and out: the conditions, computed.
   피터슨 해법을 끝없이 되풀이: 세 조건을 모두 만족함을 계산으로 확인한다.

   In the course: the critical-section problem (임계 구역 문제의 세 조건: 상호 배제, 진행의 융통성, 한정 대기).
   See `peterson`, which goes in once. Behind the doorway (flag and turn) one is overtaken once at most; on the
   way through the doorway, as often as one is slow.

   What can come out: all three conditions hold.
   Try: offer the turn before raising the flag.

   pawl: schedule run: limit=200: (P1:5 P2:7)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken 1
   pawl: watch flag turn */
#include <pawl.h>

int flag[2] = {0, 0}; /* who wants in */
int turn = 0;         /* who goes first if both do */

void P1(void)
{
    while (1) {
        cs_want();
        flag[0] = 1;
        turn = 1;
        cs_wait();
        while (flag[1] && turn == 1)
            ;
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        flag[0] = 0;
        /* remainder section 나머지 구역 */
    }
}

void P2(void)
{
    while (1) {
        cs_want();
        flag[1] = 1;
        turn = 0;
        cs_wait();
        while (flag[0] && turn == 0)
            ;
        cs_enter();
        cs_leave();
        flag[1] = 0;
    }
}
