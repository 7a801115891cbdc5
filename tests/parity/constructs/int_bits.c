/* and, or, exclusive or, not, shifts */
#include <stdio.h>

unsigned mask = 0xf0, flags = 0x3c, result;
int negative = -64;

int main(void)
{
    result = (mask & flags) | (mask ^ 0xff);
    flags &= ~mask;
    flags |= 1u << 7;
    negative >>= 2;
    mask <<= flags & 3;
    printf("%x %x %x %d\n", result, flags, mask, negative);
    return 0;
}
