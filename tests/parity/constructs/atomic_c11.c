/* C11 atomic objects used like plain ones */
#include <stdatomic.h>
#include <stdio.h>

atomic_int hits;
_Atomic unsigned char small = 250;
atomic_bool flag;

int main(void)
{
    for (int i = 0; i < 10; i++) {
        hits++;
        small += 2;
    }
    hits -= 3;
    hits = hits * 2;
    flag = hits > 5;
    printf("%d %d %d\n", hits, small, flag);
    return 0;
}
