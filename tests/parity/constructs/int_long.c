/* long variables whose width is the machine's */
#include <stdio.h>

long total = 100000;
unsigned long steps;

int main(void)
{
    while (steps < 5) {
        total = total + 12345L;
        steps++;
    }
    printf("%ld %lu\n", total, steps);
    return 0;
}
