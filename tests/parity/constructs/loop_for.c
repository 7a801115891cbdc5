/* for loops, one within the other */
#include <stdio.h>

int i, j, sum;

int main(void)
{
    for (i = 0; i < 4; i++)
        for (j = i; j < 4; j++)
            sum += i * j;
    printf("%d\n", sum);
    return 0;
}
