/* two processes that print what both change */
#include <stdio.h>

int in, out, buffer[4] = {1, 2, 3, 4};

static int at(int i) { return buffer[i % 4]; }

void P1(void)
{
    for (int i = 0; i < 4; i++) {
        in++;
        printf("P1 %d %d %d\n", in, out, at(in));
    }
}

void P2(void)
{
    for (int i = 0; i < 4; i++) {
        out++;
        buffer[out % 4] = in;
        printf("P2 %d %d %d\n", at(out), at(in), in - out);
    }
}
