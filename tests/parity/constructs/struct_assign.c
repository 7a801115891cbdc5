/* a struct assigned to another */
#include <stdio.h>

struct pair {
    int a, b;
} first = {1, 2}, second;
struct large {
    int values[20];
} from, to;

int main(void)
{
    second = first;
    first.a = 9;
    from.values[7] = 70;
    to = from;
    printf("%d %d %d %d\n", first.a, second.a, second.b, to.values[7]);
    return 0;
}
