/* One thread: there is nobody to switch to. */
#include <stdio.h>

int sum;

int main(void)
{
    for (int i = 1; i < 4; i++)
        sum += i;
    printf("the sum is %d\n", sum);
}
