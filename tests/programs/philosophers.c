/* Five dining philosophers, the forks in order of their numbers, so that nobody starves in a circle. */
#include <pthread.h>
#include <stdio.h>

enum { N = 5, MEALS = 10 };
static pthread_mutex_t fork_of[N];
static int meals[N], eating[N], conflicts;

static void *philosopher(void *arg)
{
    int me = *(int *)arg, left = me, right = (me + 1) % N;
    int first = left < right ? left : right, second = left < right ? right : left;
    for (int i = 0; i < MEALS; i++) {
        pthread_mutex_lock(&fork_of[first]);
        pthread_mutex_lock(&fork_of[second]);
        eating[me] = 1;
        if (eating[(me + 1) % N] || eating[(me + N - 1) % N])
            conflicts++;
        meals[me]++;
        eating[me] = 0;
        pthread_mutex_unlock(&fork_of[second]);
        pthread_mutex_unlock(&fork_of[first]);
    }
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    int number[N];
    for (int i = 0; i < N; i++)
        pthread_mutex_init(&fork_of[i], NULL);
    for (int i = 0; i < N; i++) {
        number[i] = i;
        pthread_create(&t[i], NULL, philosopher, &number[i]);
    }
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    printf("%d %d %d %d %d conflicts %d\n", meals[0], meals[1], meals[2], meals[3], meals[4], conflicts);
    return 0;
}
