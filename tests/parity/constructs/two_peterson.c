/* Peterson's lock round a counter */
#include <stdio.h>

volatile int want[2], turn, counter;

static void work(int me)
{
    int other = 1 - me;
    for (int i = 0; i < 5; i++) {
        want[me] = 1;
        turn = other;
        while (want[other] && turn == other)
            ;
        counter++;
        want[me] = 0;
    }
}

void P1(void)
{
    work(0);
    printf("%d\n", counter);
}

void P2(void)
{
    work(1);
    printf("%d\n", counter);
}
