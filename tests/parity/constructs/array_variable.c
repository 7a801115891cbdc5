/* an array whose length is known only when it is made */
#include <stdio.h>

int length = 5, sum;

static void fill(int n, int a[n])
{
    for (int i = 0; i < n; i++)
        a[i] = i + n;
}

int main(void)
{
    int a[length];
    fill(length, a);
    for (int i = 0; i < length; i++)
        sum += a[i];
    printf("%d %d\n", sum, (int)(sizeof a / sizeof *a));
    return 0;
}
