/* N - 1 threads write one variable and then another; the last one finds them halfway.

   pawl: explore
   pawl: expect verdict assert
   pawl: expect violation assert 1 */
#include <assert.h>
#include <pthread.h>

#ifndef N
#define N 4
#endif

static int first, second;

static void *write_both(void *none)
{
    first = 1;
    second = -1;
    return none;
}

static void *look(void *none)
{
    int one = first, other = second;
    assert(one + other == 0);
    return none;
}

int main(void)
{
    pthread_t threads[N];
    for (int i = 0; i < N; i++)
        pthread_create(&threads[i], NULL, i < N - 1 ? write_both : look, NULL);
    for (int i = 0; i < N; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
