/* before and after: ++ and -- */
#include <stdio.h>

int i = 5, j, k, a[4], *p = a;

int main(void)
{
    j = i++;
    k = --i;
    *p++ = j;
    *++p = k;
    (*p)--;
    p[-1] = i++ + 1;
    printf("%d %d %d %d %d %d\n", i, j, k, a[0], a[1], a[2]);
    return 0;
}
