/* unions assigned, and passed to a function */
#include <stdio.h>

union word {
    unsigned value;
    unsigned short halves[2];
} a = {0x11112222}, b;

static unsigned sum(union word w) { return w.halves[0] + w.halves[1]; }

int main(void)
{
    b = a;
    b.halves[1] = 1;
    union word here = b;
    printf("%x %x\n", b.value, sum(here));
    return 0;
}
