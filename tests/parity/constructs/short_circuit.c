/* && and || read what they need, from left to right */
#include <stdio.h>

int a = 0, b = 1, c = 2, calls;

static int called(int value)
{
    calls++;
    return value;
}

int main(void)
{
    int first = a && b;
    int second = a || b && c;
    int third = called(a) && called(b) || called(c);
    if (!(a || b) && called(c))
        calls = 100;
    printf("%d %d %d %d\n", first, second, third, calls);
    return 0;
}
