/* Test-and-set with a line: whoever leaves lets the next one in who waits. Nobody waits for ever.
   줄이 있는 test-and-set: 나가는 쪽이 기다리는 다음 프로세스를 들여보낸다. 한정 대기가 지켜진다.

   In the course: hardware support for synchronisation (동기화 하드웨어, 한정 대기를 만족하는 알고리즘).
   Compare with `test_and_set_loop`. Who leaves looks round for somebody who waits and hands the lock over without
   giving it free; it is free only if nobody waits.

   What can come out: all three conditions hold; with three processes each of the others goes first once, or is
   about to when one begins to wait.

   pawl: schedule run: limit=200: (P1:5 P2:5 P3:5)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken 2
   pawl: watch lock waits */
#include <pawl.h>

enum { N = 3 };

int lock = 0;
int waits[N]; /* who stands in the line */

static void process(int i)
{
    while (1) {
        cs_want();
        waits[i] = 1;
        cs_wait();
        while (waits[i] && test_and_set(&lock))
            ;
        waits[i] = 0;
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        int next = (i + 1) % N;
        while (next != i && !waits[next])
            next = (next + 1) % N;
        if (next == i)
            lock = 0; /* nobody waits 기다리는 프로세스가 없다 */
        else
            waits[next] = 0; /* it is its lock now 넘겨준다 */
        /* remainder section 나머지 구역 */
    }
}

void P1(void) { process(0); }
void P2(void) { process(1); }
void P3(void) { process(2); }
