/* Lamport's bakery for four, one round each.
   램포트의 빵집 알고리즘, 프로세스 4개가 1번씩.

   In the course: the critical-section problem, for any number of processes (임계 구역 문제, 램포트의 빵집 알고리즘).
   Take a number greater than all that are out, then wait for those with a smaller one; if two took the same number, the
   one with the smaller pid goes first. `choosing` keeps the others waiting while a number is being taken.

   What can come out: all three conditions hold; who has a number is overtaken once by each of the others at most.
   Try: leave out `choosing`.

   pawl: schedule run: quantum=7: P1:9 P2:9 P3:9 P4:9
   pawl: expect output ""
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken 3
   pawl: watch choosing number */
#include <pawl.h>

enum { N = 4, ROUNDS = 1 };

int choosing[N], number[N];

static void process(int i)
{
    for (int round = 0; round < ROUNDS; round++) {
        cs_want();
        choosing[i] = 1;
        int mine = 1, other;
        for (int j = 0; j < N; j++)
            if ((other = number[j]) >= mine)
                mine = other + 1;
        number[i] = mine;
        choosing[i] = 0;
        cs_wait();
        for (int j = 0; j < N; j++) {
            while (choosing[j])
                ;
            while ((other = number[j]) && (other < mine || (other == mine && j < i)))
                ;
        }
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        number[i] = 0;
        /* remainder section 나머지 구역 */
    }
}

void P1(void) { process(0); }
void P2(void) { process(1); }
void P3(void) { process(2); }
void P4(void) { process(3); }
