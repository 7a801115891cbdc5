/* conversions between widths and signs */
#include <stdio.h>

int wide = 0x12345678;
char narrow;
unsigned char byte;
short half;
long long longer;

int main(void)
{
    narrow = wide;
    byte = wide >> 4;
    half = (short)(wide >> 8);
    longer = narrow;
    wide = byte;
    printf("%d %d %d %lld %d\n", narrow, byte, half, longer, wide);
    return 0;
}
