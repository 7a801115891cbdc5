/* a function by its address, and one that a global holds */
#include <stdio.h>

static int plus(int a, int b) { return a + b; }
static int minus(int a, int b) { return a - b; }

int (*operation)(int, int) = plus;
int left = 9, right = 4;

int main(void)
{
    printf("%d\n", operation(left, right));
    operation = minus;
    printf("%d\n", (*operation)(left, right));
    printf("%d\n", (left > 5 ? plus : minus)(left, right));
    return 0;
}
