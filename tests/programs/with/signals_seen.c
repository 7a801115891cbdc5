/* Prints what it found of some signals' actions, what is blocked and what is pending. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int signals[] = {SIGUSR1, SIGUSR2, SIGINT, SIGTERM};
    sigset_t mask, pending;
    sigprocmask(SIG_BLOCK, NULL, &mask);
    sigpending(&pending);
    for (int i = 0; i < 4; i++) {
        struct sigaction action;
        sigaction(signals[i], NULL, &action);
        printf("%d: %s%s%s\n", i, action.sa_handler == SIG_DFL ? "default" :
               action.sa_handler == SIG_IGN ? "ignored" : "caught",
               sigismember(&mask, signals[i]) ? " blocked" : "",
               sigismember(&pending, signals[i]) ? " pending" : "");
    }
    printf("alarm %s\n", alarm(0) ? "is set" : "is not set");
    return 0;
}
