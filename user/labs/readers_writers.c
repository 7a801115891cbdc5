/* Readers and writers, the readers first: as long as one of them is inside, others come in, and the writer waits for ever.
   독자와 저자, 독자 우선: 독자가 하나라도 안에 있으면 다른 독자가 들어오고, 저자는 굶주린다.

   In the course: classic problems (독자-저자 문제, 저자의 굶주림).
   The first reader locks the writer out, the last one lets it in. Two readers that overlap again and again are never both
   outside: the writer's P cannot be performed once, and no fair scheduler helps.
   The readers read until there is something new. `readers_writers_fair` is the cure.

   What can come out: both readers see the new text at last, or the writer starves.

   pawl: schedule starves: limit=500: P1@read:version (P2:5 P1@read:version)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: schedule right: P3:* P1:* P2:*
   pawl: expect output ""
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict starvation
   pawl: expect violation starvation 0
   pawl: watch readers version */
#include <pawl.h>

Semaphore mutex = 1; /* guards `readers` */
Semaphore room = 1;  /* the writer's, or all readers' together */
int readers;
int version;

static void read_until_new(void)
{
    int seen = 0;

    while (seen == 0) {
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
    P(&room);
    version = 1;
    V(&room);
}
