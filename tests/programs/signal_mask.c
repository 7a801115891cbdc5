/* Blocked signals are pending, once each however often they came, and delivered when unblocked. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static int count[65];

static void handler(int number) { count[number]++; }

int main(void)
{
    sigset_t set, old, pending;
    signal(SIGUSR1, handler);
    signal(SIGUSR2, handler);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, &old);
    printf("blocked before: %d\n", sigismember(&old, SIGUSR1));
    for (int i = 0; i < 3; i++)
        raise(SIGUSR1), kill(getpid(), SIGUSR2);
    sigpending(&pending);
    printf("pending %d %d %d, caught %d %d\n", sigismember(&pending, SIGUSR1), sigismember(&pending, SIGUSR2),
           sigismember(&pending, SIGTERM), count[SIGUSR1], count[SIGUSR2]);
    sigdelset(&set, SIGUSR1);
    sigprocmask(SIG_SETMASK, &set, NULL);
    printf("one unblocked: caught %d %d\n", count[SIGUSR1], count[SIGUSR2]);
    signal(SIGUSR2, SIG_IGN); /* throws away what is pending */
    sigpending(&pending);
    printf("ignored: pending %d\n", sigismember(&pending, SIGUSR2));
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    printf("caught %d %d\n", count[SIGUSR1], count[SIGUSR2]);
    return 0;
}
