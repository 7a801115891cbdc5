/* two processes that count in many ways */
#include <stdio.h>

int counter, done[2];

void P1(void)
{
    for (int i = 0; i < 10; i++)
        counter++;
    done[0] = 1;
    printf("P1 %d\n", counter);
}

void P2(void)
{
    for (int i = 0; i < 10; i++)
        counter -= i;
    done[1] = 1;
    printf("P2 %d\n", done[0] + done[1]);
}
