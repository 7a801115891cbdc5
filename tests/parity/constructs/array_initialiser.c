/* initialisers with values from globals */
#include <stdio.h>

int one = 1, two = 2, sum;

static int add(const int *a, int n)
{
    int s = 0;
    while (n-- > 0)
        s += *a++;
    return s;
}

int main(void)
{
    int a[4] = {one, two, one + two};
    int b[] = {sum++, sum++, a[2]};
    printf("%d %d\n", add(a, 4), add(b, 3));
    return 0;
}
