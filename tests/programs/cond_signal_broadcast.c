/* A condition variable: signal lets one go on, broadcast all; the mutex is held again after the wait. */
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER, moved = PTHREAD_COND_INITIALIZER;
static int tickets, waiting, served, closed;

static void *customer(void *arg)
{
    pthread_mutex_lock(&m);
    waiting++;
    pthread_cond_signal(&moved);
    while (tickets == 0 && !closed)
        pthread_cond_wait(&changed, &m);
    if (tickets > 0)
        tickets--, served++;
    waiting--;
    pthread_cond_signal(&moved);
    pthread_mutex_unlock(&m);
    return arg;
}

int main(void)
{
    pthread_t t[4];
    for (int i = 0; i < 4; i++)
        pthread_create(&t[i], NULL, customer, NULL);
    pthread_mutex_lock(&m);
    while (waiting < 4)
        pthread_cond_wait(&moved, &m);
    tickets = 1;
    pthread_cond_signal(&changed);
    while (waiting == 4)
        pthread_cond_wait(&moved, &m);
    printf("one ticket: %d served, %d wait\n", served, waiting);
    closed = 1;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&m);
    for (int i = 0; i < 4; i++)
        pthread_join(t[i], NULL);
    printf("closed: %d served, %d wait\n", served, waiting);
    printf("destroy %d\n", pthread_cond_destroy(&changed));
    return 0;
}
