/* a comparison given to a sorting function */
#include <stdio.h>

int data[] = {4, 1, 3, 2}, comparisons;

static int greater(int a, int b)
{
    comparisons++;
    return a > b;
}

static void sort(int *a, int n, int (*out_of_order)(int, int))
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j + 1 < n - i; j++)
            if (out_of_order(a[j], a[j + 1])) {
                int kept = a[j];
                a[j] = a[j + 1];
                a[j + 1] = kept;
            }
}

int main(void)
{
    sort(data, 4, greater);
    printf("%d %d %d %d %d\n", data[0], data[1], data[2], data[3], comparisons);
    return 0;
}
