/* pointers compared, and the pointer to nothing */
#include <stdio.h>

int a[3], *first = a, *last = &a[2], *none;

int main(void)
{
    if (!none)
        none = first;
    while (none && none != last)
        none++;
    printf("%d %d\n", none == last, first < last);
    return 0;
}
