/* names that hide others */
#include <stdio.h>

int x = 1, y;

int main(void)
{
    y = x;
    int x = 10;
    {
        extern int y;
        int x = 100;
        y += x;
    }
    y += x;
    printf("%d\n", y);
    return 0;
}
