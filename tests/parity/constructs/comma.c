/* the comma operator */
#include <stdio.h>

int i, j, sum;

int main(void)
{
    for (i = 0, j = 10; i < j; i++, j--)
        sum += (i, j);
    sum = (i = 3, j = i + 1, i * j) + sum;
    printf("%d %d %d\n", i, j, sum);
    return 0;
}
