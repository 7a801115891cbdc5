/* the compiler's __atomic functions */
#include <stdio.h>

int counter, expected = 5;
unsigned char lock;

int main(void)
{
    __atomic_store_n(&counter, 3, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&counter, 2, __ATOMIC_SEQ_CST);
    int swapped =
        __atomic_compare_exchange_n(&counter, &expected, 8, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    int before = __atomic_exchange_n(&counter, 20, __ATOMIC_ACQ_REL);
    int taken = __atomic_test_and_set(&lock, __ATOMIC_ACQUIRE);
    __atomic_clear(&lock, __ATOMIC_RELEASE);
    printf("%d %d %d %d\n", swapped, before, taken, __atomic_load_n(&counter, __ATOMIC_RELAXED));
    return 0;
}
