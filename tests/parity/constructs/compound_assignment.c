/* every compound assignment */
#include <stdio.h>

int v = 100;

int main(void)
{
    v += 5;
    v -= 3;
    v *= 2;
    v /= 3;
    v %= 50;
    v <<= 3;
    v >>= 1;
    v |= 5;
    v &= 0x3f;
    v ^= 9;
    printf("%d\n", v);
    return 0;
}
