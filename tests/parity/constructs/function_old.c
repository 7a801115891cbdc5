/* a function defined in the old style, and one declared by its use */
#include <stdio.h>

int total;

int add(a, b)
int a, b;
{
    total += a + b;
    return total;
}

int main(void)
{
    add(1, 2);
    printf("%d\n", add(total, 4));
    return 0;
}
