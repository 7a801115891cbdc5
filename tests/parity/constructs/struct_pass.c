/* a struct passed by value */
#include <stdio.h>

struct point {
    int x, y;
};
int calls;

static int size(struct point p)
{
    calls++;
    p.x *= p.x;
    return p.x + p.y * p.y;
}

int main(void)
{
    struct point here = {3, 4};
    printf("%d %d\n", size(here), calls);
    printf("%d\n", size((struct point){calls, 2}));
    return 0;
}
