/* a struct returned and taken into a local */
#include <stdio.h>

struct pair {
    int quotient, rest;
};
int divisions;

static struct pair divide(int a, int b)
{
    struct pair p = {a / b, a % b};
    divisions++;
    return p;
}

int main(void)
{
    struct pair p = divide(17, 5);
    printf("%d %d %d\n", p.quotient, p.rest, divide(p.quotient, 2).rest);
    printf("%d\n", divisions);
    return 0;
}
