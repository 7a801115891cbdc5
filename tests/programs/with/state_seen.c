/* Prints what exec has left: descriptors 10 to 13, and the signals' dispositions and mask. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>

int main(void)
{
    int signals[] = {SIGUSR1, SIGUSR2, SIGTERM, SIGHUP};
    sigset_t mask, pending;
    for (int fd = 10; fd <= 13; fd++)
        printf("%d: %s\n", fd, fcntl(fd, F_GETFD) < 0 ? "closed" : "open");
    sigprocmask(SIG_BLOCK, NULL, &mask);
    sigpending(&pending);
    for (int i = 0; i < 4; i++) {
        struct sigaction now;
        sigaction(signals[i], NULL, &now);
        printf("signal %d: %s%s%s\n", signals[i],
               now.sa_handler == SIG_DFL ? "default" : now.sa_handler == SIG_IGN ? "ignored" : "caught",
               sigismember(&mask, signals[i]) ? ", blocked" : "",
               sigismember(&pending, signals[i]) ? ", pending" : "");
    }
    return 0;
}
