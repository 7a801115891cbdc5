/* compound assignment to an element, its index a global */
#include <stdio.h>

int table[4] = {1, 2, 3, 4}, at = 1, by = 10;

int main(void)
{
    table[at] += by;
    table[at + 1] *= table[at];
    table[table[0]] -= at;
    printf("%d %d %d %d\n", table[0], table[1], table[2], table[3]);
    return 0;
}
