/* two functions that call each other */
#include <stdio.h>

int depth;

static int odd(int n);

static int even(int n)
{
    depth++;
    return n == 0 ? 1 : odd(n - 1);
}

static int odd(int n)
{
    depth++;
    return n == 0 ? 0 : even(n - 1);
}

int main(void)
{
    printf("%d", even(9));
    printf(" %d\n", depth);
    return 0;
}
