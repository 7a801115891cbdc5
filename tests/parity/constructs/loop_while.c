/* while: the greatest common divisor */
#include <stdio.h>

int a = 84, b = 36;

int main(void)
{
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    printf("%d\n", a);
    return 0;
}
