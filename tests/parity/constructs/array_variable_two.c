/* a matrix of variable size */
#include <stdio.h>

int rows = 2, columns = 3, trace;

static void add(int r, int c, int m[r][c], int by)
{
    for (int i = 0; i < r; i++)
        for (int j = 0; j < c; j++)
            m[i][j] = by * (i * c + j);
}

int main(void)
{
    int m[rows][columns];
    add(rows, columns, m, 2);
    trace = m[0][0] + m[1][1];
    printf("%d %d\n", trace, m[rows - 1][columns - 1]);
    return 0;
}
