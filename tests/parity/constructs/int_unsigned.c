/* unsigned arithmetic wraps */
#include <stdio.h>

unsigned counter = 2, borrowed;

int main(void)
{
    borrowed = counter - 3u;
    counter = counter * 3000000000u;
    printf("%u %u %d\n", borrowed, counter, borrowed > 5);
    return 0;
}
