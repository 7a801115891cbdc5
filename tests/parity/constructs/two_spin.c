/* a lock by test and set */
#include <stdio.h>

char lock;
long long total;

static void work(int by)
{
    for (int i = 0; i < 5; i++) {
        while (__atomic_test_and_set(&lock, __ATOMIC_SEQ_CST))
            ;
        total += by;
        __atomic_clear(&lock, __ATOMIC_SEQ_CST);
    }
}

void P1(void)
{
    work(1);
    printf("%d\n", total >= 5);
}

void P2(void)
{
    work(1000);
    printf("%d\n", total >= 5000);
}
