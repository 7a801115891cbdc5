/* calls in the arguments of calls in the arguments of calls */
#include <stdio.h>

int a = 1, b = 2, c = 3, d = 4;

static int add(int x, int y) { return x + y; }

static int times(int x, int y, int z) { return x * y - z; }

int main(void)
{
    printf("%d %d\n", add(a, add(b, c)), times(add(c, d), b, add(a, d)));
    a = add(times(a, b, c), times(d, add(c, b), a));
    printf("%d %d\n", a, add(add(a, b), add(c, d)));
    return 0;
}
