/* initialisers from left to right */
#include <stdio.h>

int counter;
struct triple {
    int a, b, c;
};

static int next(void) { return ++counter; }

int main(void)
{
    struct triple t = {next(), next(), next()};
    int list[3] = {[2] = next(), [0] = next()};
    struct triple *p = &t;
    int *l = list;
    printf("%d %d %d %d %d\n", p->a, p->b, p->c, l[0], l[2]);
    return 0;
}
