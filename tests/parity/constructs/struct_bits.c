/* bit-fields */
#include <stdio.h>

struct flags {
    unsigned ready : 1;
    unsigned mode : 3;
    int level : 4;
    unsigned rest : 12;
} flags;

int main(void)
{
    flags.ready = 1;
    flags.mode = 5;
    flags.level = -3;
    flags.rest = 4000;
    flags.mode += 4;
    flags.rest++;
    if (flags.ready && flags.level < 0)
        flags.level++;
    printf("%d %d %d %d\n", flags.ready, flags.mode, flags.level, flags.rest);
    return 0;
}
