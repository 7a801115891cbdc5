/* A barrier lets all go on when the last has come; exactly one of them is told
 * PTHREAD_BARRIER_SERIAL_THREAD. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

enum { N = 3, ROUNDS = 4 };
static pthread_barrier_t barrier;
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int arrived[ROUNDS], serial[ROUNDS], early;

static void *walk(void *arg)
{
    for (int r = 0; r < ROUNDS; r++) {
        pthread_mutex_lock(&m);
        arrived[r]++;
        pthread_mutex_unlock(&m);
        int result = pthread_barrier_wait(&barrier);
        pthread_mutex_lock(&m);
        serial[r] += result == PTHREAD_BARRIER_SERIAL_THREAD;
        early += arrived[r] != N;
        pthread_mutex_unlock(&m);
    }
    return arg;
}

int main(void)
{
    pthread_t t[N];
    printf("for nobody: EINVAL %d\n", pthread_barrier_init(&barrier, NULL, 0) == EINVAL);
    pthread_barrier_init(&barrier, NULL, N);
    for (int i = 0; i < N; i++)
        pthread_create(&t[i], NULL, walk, NULL);
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    for (int r = 0; r < ROUNDS; r++)
        printf("round %d: %d arrived, %d serial\n", r, arrived[r], serial[r]);
    printf("early %d, destroy %d\n", early, pthread_barrier_destroy(&barrier));
    return 0;
}
