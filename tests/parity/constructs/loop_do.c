/* do while: the digits of a number */
#include <stdio.h>

unsigned number = 90210;
int digits, sum;

int main(void)
{
    do {
        sum += number % 10;
        number /= 10;
        digits++;
    } while (number);
    printf("%d %d\n", digits, sum);
    return 0;
}
