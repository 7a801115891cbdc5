/* A ticket lock, for ever in and out: draw a number in one step, and wait until it is called.
   번호표 잠금: 번호를 한 동작으로 뽑고, 불릴 때까지 기다린다.

   In the course: hardware support for synchronisation (동기화 하드웨어, fetch-and-add, 한정 대기).
   To draw a number is one atomic step, so that all numbers differ and nobody overtakes: what the bakery does with ordinary
   variables. Here the numbers may overflow: as long as fewer wait than there are numbers, it does no harm.

   What can come out: all three conditions hold; the other one goes first once at most.

   pawl: schedule run: limit=200: (P1:5 P2:7)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken 1
   pawl: watch next serving */
#include <pawl.h>
#include <stdatomic.h>

_Atomic unsigned char next; /* the number that is drawn next */
_Atomic unsigned char serving; /* the number that may go in */

static void process(void)
{
    while (1) {
        cs_want();
        unsigned char mine = atomic_fetch_add(&next, 1);
        cs_wait();
        while (serving != mine)
            ;
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        serving = mine + 1;
        /* remainder section 나머지 구역 */
    }
}

void P1(void) { process(); }
void P2(void) { process(); }
