/* the arguments of an atomic function are globals */
#include <stdatomic.h>
#include <stdio.h>

atomic_int cells[3] = {1, 2, 3};
int at = 1, by = 10;

int main(void)
{
    atomic_fetch_add(&cells[at], by);
    __atomic_store_n((int *)&cells[at + 1], by + at, __ATOMIC_SEQ_CST);
    printf("%d %d\n", cells[1], cells[2]);
    return 0;
}
