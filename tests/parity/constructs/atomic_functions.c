/* the functions of <stdatomic.h> */
#include <stdatomic.h>
#include <stdio.h>

atomic_int level = 1;
atomic_uint bits = 0xf0;
atomic_flag busy = ATOMIC_FLAG_INIT;

int main(void)
{
    int wanted = 1;
    int ok = atomic_compare_exchange_strong(&level, &wanted, 7);
    int old = atomic_fetch_or(&bits, 0x0f);
    int first = atomic_flag_test_and_set(&busy);
    int second = atomic_flag_test_and_set(&busy);
    atomic_flag_clear(&busy);
    atomic_store(&bits, atomic_load(&bits) >> 4);
    printf("%d %x %d %d %d %x\n", ok, old, first, second, atomic_exchange(&level, 9),
           atomic_load(&bits));
    return 0;
}
