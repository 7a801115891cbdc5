/* Peterson's solution for three, as it is first written: the turn is offered to the next one. It does not hold.
   피터슨 해법을 셋으로 늘린 흔한 시도: 차례를 다음 프로세스에게 양보한다. 지켜지지 않는다.

   In the course: the critical-section problem (임계 구역 문제, 피터슨 해법의 잘못된 확장).
   With two, `turn` says who must wait. With three it says who may go, and a third one's offer can let the second in while
   the first is inside. And if the one whose turn it is stays outside, nobody gets in.

   What can come out: two inside with three preemptions; and who wants in waits for one who does not.
   Try: the filter lock of `filter`.

   pawl: schedule both: limit=100: P1:7 P3:6 P2:4 P3:*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict progress
   pawl: expect violation mutex 3
   pawl: expect violation progress 1
   pawl: expect condition mutual_exclusion broken
   pawl: expect condition progress broken
   pawl: expect condition bounded_waiting holds
   pawl: watch flag turn */
#include <pawl.h>

enum { N = 3 };

int flag[N];
int turn;

static void process(int i)
{
    while (1) {
        cs_want();
        flag[i] = 1;
        turn = (i + 1) % N;
        cs_wait();
        while ((flag[(i + 1) % N] || flag[(i + 2) % N]) && turn != i)
            ;
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        flag[i] = 0;
        /* remainder section 나머지 구역 */
    }
}

void P1(void) { process(0); }
void P2(void) { process(1); }
void P3(void) { process(2); }
