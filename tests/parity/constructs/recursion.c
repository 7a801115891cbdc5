/* recursion: a factorial, Fibonacci's numbers */
#include <stdio.h>

int calls;

static int factorial(int n)
{
    calls++;
    return n < 2 ? 1 : n * factorial(n - 1);
}

static int fibonacci(int n)
{
    calls++;
    if (n < 2)
        return n;
    return fibonacci(n - 1) + fibonacci(n - 2);
}

int main(void)
{
    printf("%d %d", factorial(7), fibonacci(8));
    printf(" %d\n", calls);
    return 0;
}
