/* a static local keeps its value */
#include <stdio.h>

static int next(void)
{
    static int number = 10;
    static int calls;
    calls++;
    number += calls;
    return number;
}

int main(void)
{
    next();
    next();
    printf("%d\n", next());
    return 0;
}
