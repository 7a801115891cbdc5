/* bool: everything but zero is true */
#include <stdbool.h>
#include <stdio.h>

bool ready, done = true;
int turns = 256;

int main(void)
{
    ready = turns;
    done = !ready;
    ready &= turns > 300;
    printf("%d %d\n", ready, done);
    return 0;
}
