/* the types of <stdint.h> */
#include <stdint.h>
#include <stdio.h>

int8_t a = -5;
uint16_t b = 65535;
int32_t c = 70000;
uint64_t d = 1;

int main(void)
{
    b++;
    d <<= 40;
    c += a;
    printf("%d %u %d %u\n", a, b, (int)c, (unsigned)(d >> 20));
    return 0;
}
