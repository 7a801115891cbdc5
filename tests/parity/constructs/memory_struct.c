/* memset, memcpy and memcmp of structures that hold pointers and longs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node {
    long key;
    char *name;
    struct node *next;
    int count[3];
    char tag[5];
};

struct node first, table[3];
long numbers[5];
unsigned char bytes[sizeof(struct node)];

int main(void)
{
    struct node local, *heap = malloc(2 * sizeof *heap);
    memset(&first, 0, sizeof first);
    memset(table, 0, sizeof table);
    memset(numbers, 0xff, sizeof numbers);
    first.key = 7;
    first.name = "first";
    memcpy(&local, &first, sizeof local);
    memcpy(bytes, &local, sizeof local);
    memcpy(&table[1], bytes, sizeof table[1]);
    memmove(table, table + 1, 2 * sizeof table[0]);
    memset(heap, 0, 2 * sizeof *heap);
    memcpy(heap + 1, &table[0], sizeof *heap);
    printf("%ld %s %ld %d\n", heap[1].key, table[0].name, numbers[4],
           memcmp(&table[0], &first, sizeof first) == 0);
    free(heap);
    return 0;
}
