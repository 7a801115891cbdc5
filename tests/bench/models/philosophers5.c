/* Five philosophers, K rounds each, forks by test-and-set, the last one in the other order. */
#include <pawl.h>

#ifndef K
#define K 2
#endif

enum { N = 5 };

char taken[N];
int eats[N];

static void philosopher(int i, int first, int second)
{
    for (int round = 0; round < K; round++) {
        while (test_and_set(&taken[first]))
            ;
        while (test_and_set(&taken[second]))
            ;
        eats[i] = 1;
        eats[i] = 0;
        taken[second] = 0;
        taken[first] = 0;
    }
}

void P1(void) { philosopher(0, 0, 1); }
void P2(void) { philosopher(1, 1, 2); }
void P3(void) { philosopher(2, 2, 3); }
void P4(void) { philosopher(3, 3, 4); }
void P5(void) { philosopher(4, 0, 4); }
