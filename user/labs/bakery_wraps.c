/* Lamport's bakery with tickets of 8 bits, for ever in and out: after 255 comes 0, and both get in.
   번호표가 8비트인 빵집 알고리즘: 255 다음은 0이므로 둘 다 들어간다.

   In the course: the critical-section problem (램포트의 빵집 알고리즘, 번호의 넘침).
   As long as somebody has a number, the next one is greater; only when all are out does it begin again with 1. Two that
   always overlap come to 255 after 254 switches, and the next number is that of somebody who does not want in.
   A bound of four bytes only takes longer. 실행 시험으로는 찾기 어렵지만 모든 실행을 따라가면 나온다.

   What can come out: mutual exclusion and bounded waiting are broken, progress holds.

   pawl: schedule run: limit=200: (P1:9 P2:11)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict starvation
   pawl: expect violation starvation 255
   pawl: expect violation mutex 256
   pawl: expect condition mutual_exclusion broken
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting broken
   pawl: expect overtaken none
   pawl: watch choosing number */
#include <pawl.h>

enum { N = 2 };

int choosing[N];
unsigned char number[N]; /* 255 + 1 is 0 */

static void process(int i)
{
    while (1) {
        cs_want();
        choosing[i] = 1;
        unsigned char mine = 1, other;
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
