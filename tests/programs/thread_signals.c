/* pthread_sigmask is each thread's, pthread_kill reaches one; a signal to the process goes to one that does
 * not block it. */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static pthread_t main_thread, other;
static sem_t ready, caught;
static volatile sig_atomic_t by_main, by_other;

static void handler(int number)
{
    (void)number;
    if (pthread_equal(pthread_self(), other))
        by_other++;
    else if (pthread_equal(pthread_self(), main_thread))
        by_main++;
    sem_post(&caught);
}

static void *run(void *arg)
{
    sigset_t set;
    pthread_sigmask(SIG_BLOCK, NULL, &set);
    printf("mask inherited: %d\n", sigismember(&set, SIGUSR1));
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    sem_post(&ready);
    for (;;)
        pause();
    return arg;
}

int main(void)
{
    sigset_t set;
    main_thread = pthread_self();
    sem_init(&ready, 0, 0);
    sem_init(&caught, 0, 0);
    signal(SIGUSR1, handler);
    signal(SIGUSR2, handler);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    pthread_create(&other, NULL, run, NULL);
    sem_wait(&ready);
    kill(getpid(), SIGUSR1);
    sem_wait(&caught);
    printf("to the process: main %d other %d\n", by_main, by_other);
    pthread_kill(other, SIGUSR2);
    while (sem_wait(&caught) < 0)
        ;
    printf("pthread_kill: main %d other %d\n", by_main, by_other);
    pthread_kill(pthread_self(), SIGUSR2);
    printf("to oneself: main %d other %d\n", by_main, by_other);
    printf("a signal that is none: EINVAL %d\n", pthread_kill(other, 100) == EINVAL);
    printf("blocked for main: SIGUSR1 %d\n",
           (pthread_sigmask(SIG_BLOCK, NULL, &set), sigismember(&set, SIGUSR1)));
    return 0;
}
