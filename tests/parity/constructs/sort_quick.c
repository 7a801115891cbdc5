/* quicksort */
#include <stdio.h>

int a[8] = {3, 7, 1, 8, 2, 6, 5, 4}, swaps;

static void sort(int low, int high)
{
    if (low >= high)
        return;
    int pivot = a[high], i = low;
    for (int j = low; j < high; j++)
        if (a[j] < pivot) {
            int kept = a[i];
            a[i++] = a[j];
            a[j] = kept;
            swaps++;
        }
    a[high] = a[i];
    a[i] = pivot;
    sort(low, i - 1);
    sort(i + 1, high);
}

int main(void)
{
    sort(0, 7);
    for (int i = 0; i < 8; i++)
        printf("%d", a[i]);
    printf(" %d\n", swaps);
    return 0;
}
