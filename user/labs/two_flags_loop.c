/* A lock made of two flags, for ever in and out: the conditions, computed.
   플래그 둘로 만든 잠금을 끝없이 되풀이: 세 조건을 계산해 본다.

   In the course: the critical-section problem (임계 구역 문제의 세 조건: 상호 배제, 진행의 융통성, 한정 대기).
   See `two_flags`, which goes in once. One preemption between the flag and the look at the other's, and both
   wait for ever: a livelock (라이브락), for each goes on looking.

   What can come out: mutual exclusion and progress hold; nobody is promised a turn, though nobody is overtaken.

   pawl: schedule forever: limit=100: P1@read:flag[1] P2@read:flag[0] (P1:1 P2:1)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict livelock
   pawl: expect violation livelock 1
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting broken livelock
   pawl: expect overtaken 0
   pawl: watch flag */
#include <pawl.h>

int flag[2] = {0, 0}; /* flag[i]: P(i+1) wants in */

void P1(void)
{
    while (1) {
        cs_want();
        flag[0] = 1;
        cs_wait();
        while (flag[1])
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
        cs_wait();
        while (flag[0])
            ;
        cs_enter();
        cs_leave();
        flag[1] = 0;
    }
}
