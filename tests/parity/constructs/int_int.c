/* int: plus, minus, times, by, rest */
#include <stdio.h>

int a = 1000, b = 7, result;

int main(void)
{
    result = a + b;
    result = result * 3 - a / b;
    result %= 100;
    printf("%d %d %d %d\n", a, b, -a / b, result);
    return 0;
}
