/* float: sums of fractions that binary has */
#include <stdio.h>

float half = 0.5f, sum;

int main(void)
{
    for (int i = 0; i < 6; i++)
        sum = sum + half * i;
    sum -= 0.25f;
    printf("%d\n", (int)(sum * 100));
    return 0;
}
