/* assignments in a chain and inside expressions */
#include <stdio.h>

int a, b, c, d = 4;

int main(void)
{
    a = b = c = d;
    a = (b += 2) + (c = 1);
    if ((d = a - b) > 0)
        d = -d;
    printf("%d %d %d %d\n", a, b, c, d);
    return 0;
}
