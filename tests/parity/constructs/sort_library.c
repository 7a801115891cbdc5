/* qsort and bsearch of the library */
#include <stdio.h>
#include <stdlib.h>

int a[5] = {40, 10, 50, 20, 30}, key = 30;

static int compare(const void *x, const void *y) { return *(const int *)x - *(const int *)y; }

int main(void)
{
    qsort(a, 5, sizeof a[0], compare);
    int *found = bsearch(&key, a, 5, sizeof a[0], compare);
    printf("%d %d %d\n", a[0], a[4], (int)(found - a));
    return 0;
}
