/* Readers and writers with a gate: a writer who waits closes it, and no new reader comes in.
   문이 있는 독자와 저자: 기다리는 저자가 문을 잠그면 새 독자는 들어오지 못한다.

   In the course: classic problems (독자-저자 문제, 공정한 해법).
   Compare with `readers_writers`. Everybody goes through the gate; the writer keeps it closed until he has written.
   With a line at each semaphore he gets through the gate, and the readers inside leave one after the other.

   What can come out: both readers see the new text at last.

   pawl: schedule waits: P1@read:version P3:* P2:* P1:* P3:* P2:*
   pawl: expect output ""
   pawl: expect status 0
   pawl: explore --wake=fifo
   pawl: expect verdict ok
   pawl: watch readers version */
#include <pawl.h>

Semaphore gate = 1;  /* closed by a writer who waits */
Semaphore mutex = 1; /* guards `readers` */
Semaphore room = 1;  /* the writer's, or all readers' together */
int readers;
int version;

static void read_until_new(void)
{
    int seen = 0;

    while (seen == 0) {
        P(&gate);
        V(&gate);

        P(&mutex);
        readers = readers + 1;
        if (readers == 1)
            P(&room);
        V(&mutex);

        seen = version;

        P(&mutex);
        readers = readers - 1;
        if (readers == 0)
            V(&room);
        V(&mutex);
    }
}

/* readers 독자 */
void P1(void) { read_until_new(); }
void P2(void) { read_until_new(); }

/* writer 저자 */
void P3(void)
{
    P(&gate);
    P(&room);
    version = 1;
    V(&room);
    V(&gate);
}
