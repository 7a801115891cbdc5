/* short arithmetic and its promotions */
#include <stdio.h>

short low = -30000;
unsigned short high = 60000;
int sum;

int main(void)
{
    sum = low + high;
    low -= 10000;
    high += 10000;
    printf("%d %d %d\n", sum, low, high);
    return 0;
}
