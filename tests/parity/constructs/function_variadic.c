/* a function of one's own with a variable number of arguments */
#include <stdarg.h>
#include <stdio.h>

int total, a = 1, b = 2, c = 3;
double share = 1.5;

static int sum(int count, ...)
{
    va_list rest;
    int s = 0;
    va_start(rest, count);
    for (int i = 0; i < count; i++)
        s += va_arg(rest, int);
    total += (int)(va_arg(rest, double) * 2);
    va_end(rest);
    return s;
}

int main(void)
{
    total += sum(3, a, b, c, share);
    total += sum(7, a, b, c, 4, 5, 6, 7, share);
    printf("%d\n", total);
    return 0;
}
