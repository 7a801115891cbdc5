/* anonymous members */
#include <stdio.h>

struct value {
    int kind;
    union {
        int whole;
        struct {
            short low, high;
        };
    };
} value;

int main(void)
{
    value.kind = 1;
    value.whole = 0x00050003;
    value.high++;
    printf("%d %d %x\n", value.low, value.high, (unsigned)value.whole);
    return 0;
}
