/* Szymanski's algorithm for three, for ever in and out: who comes late waits before the door of the waiting room.
   시만스키 알고리즘, 프로세스 3개: 늦게 온 쪽은 대기실 문 밖에서 기다린다.

   In the course: the critical-section problem, for any number of processes (임계 구역 문제, 대기실이 있는 해법).
   flag[i]: 0 outside, 1 wants in, 3 goes through the door of the waiting room, 2 in the room, waits for others, 4 the door
   behind it is closed. Who finds nobody on the way in closes the door; all who are in the room then go in by their
   numbers, and only the last one opens the door again.

   What can come out: all three conditions hold; each of the others goes first twice at most.

   pawl: schedule run: limit=200: (P1:9 P2:11 P3:7)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken 4
   pawl: watch flag */
#include <pawl.h>
#include <stdbool.h>

enum { N = 3, OUTSIDE = 0, WANTS = 1, IN_ROOM = 2, IN_DOOR = 3, CLOSED = 4 };

int flag[N];

/* Has one of from ... to - 1 a flag of least ... most? */
static bool somebody(int from, int to, int least, int most)
{
    for (int j = from; j < to; j++) {
        int other = flag[j];
        if (other >= least && other <= most)
            return true;
    }
    return false;
}

static void process(int i)
{
    while (1) {
        cs_want();
        flag[i] = WANTS;
        cs_wait();
        while (somebody(0, N, IN_DOOR, CLOSED))
            ; /* the door is closed 문이 닫혀 있다 */
        flag[i] = IN_DOOR;
        if (somebody(0, N, WANTS, WANTS)) {
            flag[i] = IN_ROOM; /* others are coming 뒤에 오는 이를 기다린다 */
            while (!somebody(0, N, CLOSED, CLOSED))
                ;
        }
        flag[i] = CLOSED;
        while (somebody(0, i, IN_ROOM, CLOSED))
            ; /* lower numbers first 번호가 작은 쪽부터 */
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        while (somebody(i + 1, N, IN_ROOM, IN_DOOR))
            ; /* all who are in the door have come in 문간에 있는 이가 다 들어왔다 */
        flag[i] = OUTSIDE;
        /* remainder section 나머지 구역 */
    }
}

void P1(void) { process(0); }
void P2(void) { process(1); }
void P3(void) { process(2); }
