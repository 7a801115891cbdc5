/* globals as arguments of printf */
#include <stdio.h>

int in = 1, out = 2, count = 3;

int main(void)
{
    printf("%d %d\n", in, out);
    in++;
    printf("%d %d %d\n", in, out, count);
    printf("%d%% of %s at %d\n", in, "all", out + count);
    return 0;
}
