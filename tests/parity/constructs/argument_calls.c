/* calls as arguments, with side effects */
#include <stdio.h>

int ticket;

static int take(void) { return ++ticket; }

static int join(int a, int b, int c) { return a * 100 + b * 10 + c; }

int main(void)
{
    printf("%d\n", join(take(), take(), take()));
    printf("%d %d %d\n", take(), ticket, take());
    return 0;
}
