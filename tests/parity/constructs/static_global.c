/* static globals and one that is defined later */
#include <stdio.h>

static int hidden = 4;
extern int later;

static void twice(void)
{
    hidden *= 2;
    later = hidden;
}

int later = 1;

int main(void)
{
    twice();
    twice();
    printf("%d %d\n", hidden, later);
    return 0;
}
