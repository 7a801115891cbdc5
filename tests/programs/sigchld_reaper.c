/* A SIGCHLD handler that waits in a loop with WNOHANG loses no child, however the signals fall together. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t reaped, sum;

static void handler(int number)
{
    int saved = errno, status;
    (void)number;
    while (waitpid(-1, &status, WNOHANG) > 0)
        reaped++, sum += WEXITSTATUS(status);
    errno = saved;
}

int main(void)
{
    sigset_t set, old;
    signal(SIGCHLD, handler);
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    for (int i = 1; i <= 10; i++)
        if (fork() == 0)
            _exit(i);
    sigprocmask(SIG_BLOCK, &set, &old);
    while (reaped < 10)
        sigsuspend(&old);
    printf("reaped %d, sum %d\n", reaped, sum);
    printf("none left: %d\n", wait(NULL) == -1 && errno == ECHILD);
    return 0;
}
