/* Test-and-set, for ever in and out: the conditions, computed.
   Test-and-set 잠금을 끝없이 되풀이: 세 조건을 계산해 본다.

   In the course: hardware support for synchronisation (동기화 하드웨어, 한정 대기가 없다).
   See `test_and_set`, which runs two rounds. Nobody stands in a line: each time that P2 asks, P1 may be inside
   again. A fair scheduler does not help, for P2 does get its steps (공정한 스케줄러에서도 굶주림).

   What can come out: mutual exclusion and progress hold; P2 may be overtaken again and again, without bound.

   pawl: schedule starves: limit=100: P1:4 P2:3 (P1:6 P2:1)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict starvation
   pawl: expect violation starvation 0
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting broken strong
   pawl: expect overtaken none
   pawl: watch lock */
#include <pawl.h>

int lock = 0;

void P1(void)
{
    while (1) {
        cs_want();
        cs_wait(); /* there is no line to stand in */
        while (test_and_set(&lock))
            ;
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        lock = 0;
        /* remainder section 나머지 구역 */
    }
}

void P2(void)
{
    while (1) {
        cs_want();
        cs_wait();
        while (test_and_set(&lock))
            ;
        cs_enter();
        cs_leave();
        lock = 0;
    }
}
