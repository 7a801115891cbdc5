/* a long loop that touches no shared memory */
#include <stdio.h>

int result;

int main(void)
{
    unsigned x = 1;
    for (int i = 0; i < 60000; i++)
        x = x * 1103515245u + 12345u;
    result = x >> 16;
    printf("%d\n", result);
    return 0;
}
