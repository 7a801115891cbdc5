/* setjmp and longjmp: a value comes back, 0 becomes 1, out of nested calls; volatile locals keep their last
 * value. */
#include <setjmp.h>
#include <stdio.h>

static jmp_buf back;

static void deep(int n, int value)
{
    if (n > 0)
        deep(n - 1, value);
    else if (value != 99)
        longjmp(back, value);
}

int main(void)
{
    volatile int round = 0;
    int value = setjmp(back);
    printf("round %d value %d\n", round, value);
    switch (round++) {
    case 0: deep(5, 7); break;
    case 1: longjmp(back, 0); break;
    case 2: deep(0, -3); break;
    }
    printf("done\n");
    return 0;
}
