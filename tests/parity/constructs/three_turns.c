/* three processes in turns */
#include <stdio.h>

volatile int turn;
int rounds[3];

static void work(int me)
{
    for (int i = 0; i < 3; i++) {
        while (turn != me)
            ;
        rounds[me]++;
        printf("%d", me);
        turn = (me + 1) % 3;
    }
}

void P1(void) { work(0); }

void P2(void) { work(1); }

void P3(void)
{
    work(2);
    printf(" %d\n", rounds[0] + rounds[1] + rounds[2]);
}
