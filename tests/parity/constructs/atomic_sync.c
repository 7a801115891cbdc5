/* the older __sync functions */
#include <stdio.h>

int value = 4, lock;

int main(void)
{
    int before = __sync_fetch_and_add(&value, 3);
    int after = __sync_sub_and_fetch(&value, 2);
    int done = __sync_bool_compare_and_swap(&value, 5, 50);
    while (__sync_lock_test_and_set(&lock, 1))
        ;
    value++;
    __sync_synchronize();
    __sync_lock_release(&lock);
    printf("%d %d %d %d %d\n", before, after, done, value, lock);
    return 0;
}
