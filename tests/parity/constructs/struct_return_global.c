/* a struct returned into a global and through a pointer */
#include <stdio.h>

struct span {
    int from, to, width, kept;
} wide, list[2], *at = &list[1];
int start = 10;

static struct span make(int from, int to)
{
    struct span s = {from, to, to - from, 0};
    return s;
}

int main(void)
{
    wide = make(start, start + 5);
    *at = make(wide.to, wide.from);
    printf("%d %d %d\n", wide.width, at->width, list[1].from);
    return 0;
}
