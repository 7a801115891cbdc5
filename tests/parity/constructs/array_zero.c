/* an array cleared by its initialiser */
#include <stdio.h>

int sum;

static int add(int *a, int n)
{
    for (int i = 0; i < n; i++)
        sum += a[i];
    return sum;
}

int main(void)
{
    int a[100] = {0};
    a[50] = 7;
    char text[64] = "short";
    printf("%d %d\n", add(a, 100), text[63] + text[0]);
    return 0;
}
