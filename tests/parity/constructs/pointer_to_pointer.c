/* pointers to pointers */
#include <stdio.h>

int x = 1, y = 2, *p = &x, **pp = &p, ***ppp = &pp;

int main(void)
{
    **pp = 10;
    *pp = &y;
    *p += 5;
    ***ppp *= 2;
    printf("%d %d %d\n", x, y, **pp);
    return 0;
}
