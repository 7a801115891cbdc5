/* the towers of Hanoi */
#include <stdio.h>

int height[3] = {4, 0, 0}, moves;

static void move(int n, int from, int to, int by)
{
    if (n == 0)
        return;
    move(n - 1, from, by, to);
    height[from]--;
    height[to]++;
    moves++;
    move(n - 1, by, to, from);
}

int main(void)
{
    move(4, 0, 2, 1);
    printf("%d %d %d %d\n", height[0], height[1], height[2], moves);
    return 0;
}
