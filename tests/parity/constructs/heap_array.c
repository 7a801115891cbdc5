/* an array on the heap that grows */
#include <stdio.h>
#include <stdlib.h>

int *items, used, size;

static void add(int item)
{
    if (used == size) {
        size = size ? size * 2 : 2;
        items = realloc(items, size * sizeof *items);
    }
    items[used++] = item;
}

int main(void)
{
    for (int i = 0; i < 5; i++)
        add(i * 3);
    printf("%d %d %d\n", used, size, items[4]);
    free(items);
    return 0;
}
