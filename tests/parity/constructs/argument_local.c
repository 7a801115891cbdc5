/* plain locals as arguments announce nothing */
#include <stdio.h>

int shared = 3;

static int sum(int a, int b, int c) { return a + b + c; }

int main(void)
{
    int x = 1, y = 2;
    printf("%d\n", sum(x, y, 4));
    printf("%d\n", sum(shared, x, y));
    printf("%d\n", sum(x, shared, x + y));
    return 0;
}
