/* a struct on the heap, copied whole */
#include <stdio.h>
#include <stdlib.h>

struct matrix {
    int rows, columns;
    double cells[4];
};
struct matrix unit = {2, 2, {1, 0, 0, 1}}, *copy;

int main(void)
{
    copy = malloc(sizeof *copy);
    *copy = unit;
    copy->cells[1] += copy->rows;
    unit = *copy;
    printf("%d %d\n", (int)unit.cells[1], unit.columns);
    free(copy);
    return 0;
}
