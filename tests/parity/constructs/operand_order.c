/* operands of binary operators */
#include <stdio.h>

int a = 2, b = 3, c = 5, d = 7, result;

int main(void)
{
    result = a + b * c - d;
    result += (a - b) * (c - d);
    result += (a < b) == (c < d);
    result += a * a + b * b > c * d;
    printf("%d\n", result);
    return 0;
}
