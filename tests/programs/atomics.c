/* C11 atomics: no increment of an atomic counter is lost; exchange, compare and exchange, and a flag as a
 * lock; what is constant can be loaded. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int counter;
static atomic_flag lock = ATOMIC_FLAG_INIT;
static int plain;
static const int constant = 11;

static void *count(void *arg)
{
    for (int i = 0; i < 50; i++) {
        counter++;
        atomic_fetch_sub(&counter, 1);
        atomic_fetch_add(&counter, 2);
        while (atomic_flag_test_and_set(&lock))
            ;
        plain = plain + 1;
        atomic_flag_clear(&lock);
    }
    return arg;
}

int main(void)
{
    pthread_t t[3];
    int expected = 1;
    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, count, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    printf("%d %d\n", atomic_load(&counter), plain);
    printf("exchange %d\n", atomic_exchange(&counter, 7));
    int done = atomic_compare_exchange_strong(&counter, &expected, 9);
    printf("compare %d, there is %d\n", done, expected);
    done = atomic_compare_exchange_strong(&counter, &expected, 9);
    printf("compare %d, now %d\n", done, atomic_load(&counter));
    printf("constant %d\n", __atomic_load_n(&constant, __ATOMIC_SEQ_CST));
    return 0;
}
