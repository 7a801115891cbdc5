/* sizeof reads nothing */
#include <stdio.h>

short list[6];
int calls;

static int called(void) { return ++calls; }

int main(void)
{
    int size = sizeof list + sizeof(called()) + sizeof list[calls];
    printf("%d %d\n", size, calls);
    return 0;
}
