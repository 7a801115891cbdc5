/* Dekker's algorithm, for ever in and out: the conditions, computed.
   데커 알고리즘을 끝없이 되풀이: 세 조건을 모두 만족함을 계산으로 확인한다.

   In the course: the critical-section problem (임계 구역 문제의 세 조건: 상호 배제, 진행의 융통성, 한정 대기).
   See `dekker`, which goes in once. While P1 has stepped back, its flag is down, and P2 may come and go as often
   as P1 gets no step: there is no bound for the overtaking, but under a fair scheduler nobody waits for ever.

   What can come out: all three conditions hold.

   pawl: schedule run: limit=200: (P1:5 P2:7)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken unfair
   pawl: watch flag turn */
#include <pawl.h>

int flag[2] = {0, 0}; /* who wants in */
int turn = 0;         /* who may insist if both do */

void P1(void)
{
    while (1) {
        cs_want();
        flag[0] = 1;
        cs_wait();
        while (flag[1])
            if (turn == 1) {
                flag[0] = 0;
                while (turn == 1)
                    ;
                flag[0] = 1;
            }
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        turn = 1;
        flag[0] = 0;
        /* remainder section 나머지 구역 */
    }
}

void P2(void)
{
    while (1) {
        cs_want();
        flag[1] = 1;
        cs_wait();
        while (flag[0])
            if (turn == 0) {
                flag[1] = 0;
                while (turn == 0)
                    ;
                flag[1] = 1;
            }
        cs_enter();
        cs_leave();
        turn = 0;
        flag[1] = 0;
    }
}
