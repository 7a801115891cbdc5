/* structs copied through pointers */
#include <stdio.h>

struct job {
    int id;
    char name[12];
} table[3] = {{1, "edit"}, {2, "link"}, {3, "run"}};
struct job *p = &table[0], *q = &table[2];

int main(void)
{
    struct job kept = *p;
    *p = *q;
    *q = kept;
    printf("%d %s %d %s\n", table[0].id, table[0].name, q->id, q->name);
    return 0;
}
