/* a generator of one's own: numbers that only look random */
#include <stdio.h>

unsigned seed = 7;

static unsigned draw(unsigned n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % n;
}

int main(void)
{
    printf("%u %u %u\n", draw(10), draw(10), draw(10));
    printf("%u\n", seed);
    return 0;
}
