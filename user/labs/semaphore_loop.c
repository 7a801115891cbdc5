/* A semaphore round a critical section, for ever in and out: with a line nobody waits for ever, without one he may.
   세마포어를 끝없이 되풀이: 대기 큐가 있으면 한정 대기가 지켜지고, 없으면 지켜지지 않는다.

   In the course: semaphores (세마포어, 대기 큐, 한정 대기).
   The books' semaphore has a queue: V hands it to the first who waits (`--wake=fifo`). POSIX does not promise that: after
   a V, whoever comes first takes it (`--wake=any`, what explore assumes if it is told nothing), and one may come too late
   each time. Before P has put it into the queue, a process can be overtaken as often as it is slow.

   What can come out: mutual exclusion and progress hold; bounded waiting holds with a queue, and not without.

   pawl: schedule run: limit=200: P1:3 P2:* (P1:* P2:*)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore --wake=fifo
   pawl: expect verdict ok
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken unfair
   pawl: explore --wake=any
   pawl: expect verdict starvation
   pawl: expect violation starvation 0
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting broken weak
   pawl: expect overtaken none
   pawl: watch mutex */
#include <pawl.h>

Semaphore mutex = 1;

static void process(void)
{
    while (1) {
        cs_want();
        cs_wait();
        P(&mutex);
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        V(&mutex);
        /* remainder section 나머지 구역 */
    }
}

void P1(void) { process(); }
void P2(void) { process(); }
