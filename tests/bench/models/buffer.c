/* A buffer of two places, two producers and two consumers, K items each. */
#include <assert.h>
#include <pawl.h>

#ifndef K
#define K 6
#endif

enum { SLOTS = 2 };

Semaphore mutex = 1, holes = SLOTS, items = 0;
int buffer[SLOTS], in, out;

static void produce(int item)
{
    for (int i = 0; i < K; i++) {
        P(&holes);
        P(&mutex);
        buffer[in] = item;
        in = (in + 1) % SLOTS;
        V(&mutex);
        V(&items);
    }
}

static void consume(void)
{
    for (int i = 0; i < K; i++) {
        P(&items);
        P(&mutex);
        assert(buffer[out] != 0);
        out = (out + 1) % SLOTS;
        V(&mutex);
        V(&holes);
    }
}

void P1(void) { produce(1); }
void P2(void) { produce(2); }
void P3(void) { consume(); }
void P4(void) { consume(); }
