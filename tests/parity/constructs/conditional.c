/* the conditional operator, nested and as an argument */
#include <stdio.h>

int x = 7, y = 3, smaller, sign;

int main(void)
{
    smaller = x < y ? x : y;
    sign = x - y > 0 ? 1 : x - y < 0 ? -1 : 0;
    printf("%d %d %d\n", smaller, sign, x > y ? x : y);
    return 0;
}
