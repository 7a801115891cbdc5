/* conditions within arguments */
#include <stdio.h>

int a = 5, b = 9, c;

static int pick(int x, int y, int z) { return x ? y : z; }

int main(void)
{
    printf("%d\n", pick(a > b, a, b));
    printf("%d\n", pick(a && c, b ? a : c, c || b));
    printf("%d\n", pick((c = a, b), c, a));
    return 0;
}
