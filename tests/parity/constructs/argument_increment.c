/* arguments that change what others read */
#include <stdio.h>

int i = 1, list[4] = {10, 20, 30, 40};

static int join(int a, int b) { return a * 1000 + b; }

int main(void)
{
    printf("%d\n", join(i++, list[2]));
    printf("%d\n", join(list[i++], list[0]));
    printf("%d %d\n", list[1]++, list[2] += 5);
    printf("%d\n", i);
    return 0;
}
