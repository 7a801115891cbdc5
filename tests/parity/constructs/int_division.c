/* division and remainder round towards zero */
#include <stdio.h>

int dividend = -17, divisor = 5, quotient, rest;
long long big = -1000000000000LL;

int main(void)
{
    quotient = dividend / divisor;
    rest = dividend % divisor;
    big /= divisor;
    printf("%d %d %lld\n", quotient, rest, big % 7);
    return 0;
}
