/* A lock made of one flag, for ever in and out: the conditions, computed.
   플래그 하나로 만든 잠금을 끝없이 되풀이: 세 조건을 계산해 본다.

   In the course: the critical-section problem (임계 구역 문제의 세 조건: 상호 배제, 진행의 융통성, 한정 대기).
   See `one_flag`, which goes in once. Both get in with two preemptions, one behind each look at the
   flag; and who looks only while the other is inside waits for ever.

   What can come out: mutual exclusion is broken, progress holds, and nobody is promised a turn.

   pawl: schedule both: limit=100: P1@write:busy P2:5 P1:*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict starvation
   pawl: expect violation mutex 2
   pawl: expect violation starvation 0
   pawl: expect condition mutual_exclusion broken
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting broken strong
   pawl: expect overtaken none
   pawl: watch busy */
#include <pawl.h>

int busy = 0; /* 0: nobody is inside */

void P1(void)
{
    while (1) {
        cs_want();
        cs_wait(); /* there is no line to stand in */
        while (busy)
            ;
        busy = 1;
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        busy = 0;
        /* remainder section 나머지 구역 */
    }
}

void P2(void)
{
    while (1) {
        cs_want();
        cs_wait();
        while (busy)
            ;
        busy = 1;
        cs_enter();
        cs_leave();
        busy = 0;
    }
}
