/* storing through what a function returns */
#include <stdio.h>

int cells[3], visits;

static int *cell(int i)
{
    visits++;
    return &cells[i];
}

int main(void)
{
    *cell(0) = 5;
    *cell(1) = *cell(0) + visits;
    *cell(2) += *cell(1);
    (*cell(2))++;
    printf("%d %d %d %d\n", cells[0], cells[1], cells[2], visits);
    return 0;
}
