/* a producer, a consumer and a ring buffer without locks */
#include <stdio.h>

#define SIZE 3
int ring[SIZE];
volatile int in, out;

void P1(void)
{
    for (int i = 1; i <= 8; i++) {
        while ((in + 1) % SIZE == out)
            ;
        ring[in] = i * i;
        in = (in + 1) % SIZE;
    }
}

void P2(void)
{
    int sum = 0;
    for (int i = 1; i <= 8; i++) {
        while (in == out)
            ;
        sum += ring[out];
        out = (out + 1) % SIZE;
        printf("%d %d\n", in, out);
    }
    printf("%d\n", sum);
}
