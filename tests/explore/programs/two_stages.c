/* N writers change two variables, each under a lock of its own; a reader between the two finds the second one behind.

   pawl: explore
   pawl: expect verdict assert
   pawl: expect violation assert 1 */
#include <assert.h>
#include <pthread.h>

#ifndef N
#define N 2
#endif

static pthread_mutex_t of_source = PTHREAD_MUTEX_INITIALIZER, of_copy = PTHREAD_MUTEX_INITIALIZER;
static int source, copy;

static void *write_both(void *none)
{
    pthread_mutex_lock(&of_source);
    source = 1;
    pthread_mutex_unlock(&of_source);
    pthread_mutex_lock(&of_copy);
    copy = source + 1;
    pthread_mutex_unlock(&of_copy);
    return none;
}

static void *compare(void *none)
{
    pthread_mutex_lock(&of_source);
    int seen = source;
    pthread_mutex_unlock(&of_source);
    if (!seen)
        return none;
    pthread_mutex_lock(&of_copy);
    assert(copy == seen + 1);
    pthread_mutex_unlock(&of_copy);
    return none;
}

int main(void)
{
    pthread_t threads[N + 1];
    for (int i = 0; i <= N; i++)
        pthread_create(&threads[i], NULL, i < N ? write_both : compare, NULL);
    for (int i = 0; i <= N; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
