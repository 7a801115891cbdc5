/* choosing where to store, and ?: without a middle */
#include <stdio.h>

int even, odd, none;

int main(void)
{
    for (int i = 0; i < 5; i++)
        *(i % 2 ? &odd : &even) += i;
    none = none ?: even;
    printf("%d %d %d\n", even, odd, none);
    return 0;
}
