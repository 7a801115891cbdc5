/* an element as the index of another */
#include <stdio.h>

int next[5] = {3, 0, 4, 2, 1}, at, steps;

int main(void)
{
    do {
        at = next[at];
        steps++;
    } while (at);
    printf("%d %d\n", steps, next[next[next[0]]]);
    return 0;
}
