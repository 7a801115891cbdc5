/* a function inside a function */
#include <stdio.h>

int total;

int main(void)
{
    int step = 2;
    int add(int n)
    {
        step++;
        return n * step;
    }
    total = add(3) + add(4);
    printf("%d %d\n", total, step);
    return 0;
}
