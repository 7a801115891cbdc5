/* two values exchanged through pointers */
#include <stdio.h>

int first = 1, second = 2;

static void swap(int *a, int *b)
{
    int kept = *a;
    *a = *b;
    *b = kept;
}

int main(void)
{
    swap(&first, &second);
    printf("%d %d\n", first, second);
    return 0;
}
