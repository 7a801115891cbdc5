/* a pointer walks through an array */
#include <stdio.h>

int a[5] = {5, 4, 3, 2, 1}, *p, *end = a + 5, product = 1;

int main(void)
{
    for (p = a; p < end; p++)
        product *= *p;
    printf("%d %d\n", product, (int)(end - a));
    return 0;
}
