/* more arguments than registers */
#include <stdio.h>

int a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;

static int digits(int p, int q, int r, int s, int t, int u, int v, int w)
{
    return p + q * 2 + r * 3 + s * 4 + t * 5 + u * 6 + v * 7 + w * 8;
}

int main(void)
{
    printf("%d\n", digits(a, b, c, d, e, f, g, h));
    printf("%d %d %d %d %d %d %d %d\n", h, g, f, e, d, c, b, a);
    return 0;
}
