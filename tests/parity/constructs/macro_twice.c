/* a macro that uses its argument twice */
#include <stdio.h>

#define SQUARE(x) ((x) * (x))
int n = 4;

int main(void)
{
    printf("%d\n", SQUARE(n + 1));
    n = SQUARE(n) - SQUARE(n - 1);
    printf("%d\n", n);
    return 0;
}
