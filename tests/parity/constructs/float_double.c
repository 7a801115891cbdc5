/* double: an average */
#include <stdio.h>

double values[4] = {1.5, 2.25, 3.0, 4.75}, mean;

int main(void)
{
    for (int i = 0; i < 4; i++)
        mean += values[i];
    mean /= 4;
    printf("%d %d\n", (int)(mean * 1000), mean > 2.5);
    return 0;
}
