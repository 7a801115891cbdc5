/* one union, several views */
#include <stdio.h>

union number {
    int whole;
    unsigned char bytes[4];
    float real;
} number;

int main(void)
{
    number.real = 1.0f;
    printf("%x ", (unsigned)number.whole);
    number.bytes[0] = 1;
    number.whole++;
    printf("%x %d\n", (unsigned)number.whole, number.bytes[0]);
    return 0;
}
