/* The filter lock: Peterson's solution for three, as it holds: one stays behind on each level.
   필터 잠금: 피터슨 해법을 셋으로 바르게 늘린 것. 층마다 하나씩 걸러진다.

   In the course: the critical-section problem, for any number of processes (임계 구역 문제, 피터슨 해법의 확장).
   Whoever comes last to a level waits there until nobody is on it or above, or another comes to it. With two levels two of
   three stay behind. Compare with `peterson3`.

   What can come out: all three conditions hold; but who is slow on a level may be overtaken as often as he is slow.

   pawl: schedule run: limit=200: (P1:9 P2:11 P3:7)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken unfair
   pawl: watch level last */
#include <pawl.h>
#include <stdbool.h>

enum { N = 3 };

int level[N]; /* how far each has come; 0: outside */
int last[N];  /* who came last to this level */

static bool above(int i, int height)
{
    for (int j = 0; j < N; j++)
        if (j != i && level[j] >= height)
            return true;
    return false;
}

static void process(int i)
{
    while (1) {
        cs_want();
        for (int height = 1; height < N; height++) {
            level[i] = height;
            last[height] = i;
            if (height == 1)
                cs_wait(); /* it has given the others precedence on the first level */
            while (last[height] == i && above(i, height))
                ;
        }
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        level[i] = 0;
        /* remainder section 나머지 구역 */
    }
}

void P1(void) { process(0); }
void P2(void) { process(1); }
void P3(void) { process(2); }
