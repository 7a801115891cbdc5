/* compound literals, one with its address taken */
#include <stdio.h>

struct point {
    int x, y;
} where, *at;
int base = 2;

static int product(const int *a) { return a[0] * a[1] * a[2]; }

int main(void)
{
    where = (struct point){base, base + 1};
    at = &(struct point){.y = 7};
    printf("%d %d %d\n", where.y, at->x + at->y, product((int[]){base, 3, where.x}));
    return 0;
}
