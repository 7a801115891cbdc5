/* a local whose address is taken is announced */
#include <stdio.h>

static void add(int *to, int what) { *to += what; }

int main(void)
{
    int sum = 0, other = 5;
    add(&sum, 3);
    add(&sum, other);
    printf("%d %d\n", sum, other);
    return 0;
}
