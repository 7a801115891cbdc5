/* a large struct passed by value from a global */
#include <stdio.h>

struct table {
    int values[10];
} squares;
int factor = 3;

static int at(struct table t, int i, int times) { return t.values[i] * times; }

int main(void)
{
    for (int i = 0; i < 10; i++)
        squares.values[i] = i * i;
    printf("%d\n", at(squares, 7, factor));
    return 0;
}
