/* sorting by insertion */
#include <stdio.h>

int a[6] = {5, 2, 6, 1, 4, 3};

int main(void)
{
    for (int i = 1; i < 6; i++) {
        int key = a[i], j = i - 1;
        while (j >= 0 && a[j] > key) {
            a[j + 1] = a[j];
            j--;
        }
        a[j + 1] = key;
    }
    printf("%d %d %d %d %d %d\n", a[0], a[1], a[2], a[3], a[4], a[5]);
    return 0;
}
