/* two processes and atomic counters */
#include <stdatomic.h>
#include <stdio.h>

atomic_int tickets, finished;
int order[8];

static void work(int me)
{
    for (int i = 0; i < 4; i++)
        order[atomic_fetch_add(&tickets, 1)] = me;
    if (++finished == 2)
        for (int i = 0; i < 8; i++)
            printf("%d%s", order[i], i < 7 ? " " : "\n");
}

void P1(void) { work(1); }

void P2(void) { work(2); }
