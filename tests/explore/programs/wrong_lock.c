/* One thread protects a counter by one lock, N others by another.

   pawl: explore
   pawl: expect verdict assert
   pawl: expect violation assert 1 */
#include <assert.h>
#include <pthread.h>

#ifndef N
#define N 2
#endif

static pthread_mutex_t right = PTHREAD_MUTEX_INITIALIZER, wrong = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void *check(void *none)
{
    pthread_mutex_lock(&right);
    int before = count;
    count = before + 1;
    assert(count == before + 1);
    pthread_mutex_unlock(&right);
    return none;
}

static void *disturb(void *none)
{
    pthread_mutex_lock(&wrong);
    count++;
    pthread_mutex_unlock(&wrong);
    return none;
}

int main(void)
{
    pthread_t threads[N + 1];
    for (int i = 0; i <= N; i++)
        pthread_create(&threads[i], NULL, i < N ? disturb : check, NULL);
    for (int i = 0; i <= N; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
