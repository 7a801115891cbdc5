/* an array filled and summed */
#include <stdio.h>

int a[10], sum;

int main(void)
{
    for (int i = 0; i < 10; i++)
        a[i] = i * i;
    for (int i = 9; i >= 0; i--)
        sum += a[i];
    printf("%d\n", sum);
    return 0;
}
