/* A handler runs while its thread waits for a condition, without the mutex: the wait goes on, and gives no
   EINTR. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static int ready, wrong;
static volatile sig_atomic_t handled;

static void handler(int signal) { handled = signal; }

static void *waits(void *argument)
{
    pthread_mutex_lock(&mutex);
    while (!ready)
        if (pthread_cond_wait(&condition, &mutex) != 0)
            wrong++;
    printf("handled %d, wrong %d, locked %d\n", handled == SIGUSR1, wrong,
           pthread_mutex_trylock(&mutex) != 0);
    pthread_mutex_unlock(&mutex);
    return argument;
}

int main(void)
{
    pthread_t waiter;
    signal(SIGUSR1, handler);
    pthread_create(&waiter, NULL, waits, NULL);
    usleep(50000);
    printf("kill %d\n", pthread_kill(waiter, SIGUSR1));
    usleep(50000);
    printf("lock %d, handled %d\n", pthread_mutex_lock(&mutex), handled == SIGUSR1);
    ready = 1;
    pthread_cond_signal(&condition);
    pthread_mutex_unlock(&mutex);
    pthread_join(waiter, NULL);
    return 0;
}
