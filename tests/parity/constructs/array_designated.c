/* designated initialisers */
#include <stdio.h>

struct point {
    int x, y, z;
};
int table[8] = {[2] = 5, [5] = 1, 2};
struct point origin = {.z = 3, .x = 1};
int scale = 4;

int main(void)
{
    struct point p = {.y = scale, .x = origin.z};
    struct point *q = &p;
    printf("%d %d %d %d %d\n", table[2], table[6], origin.y, q->x, q->y + q->z);
    return 0;
}
