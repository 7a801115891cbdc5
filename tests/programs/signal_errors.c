/* What signal, sigaction, kill and raise refuse: SIGKILL and SIGSTOP cannot be caught, numbers beyond the
 * last. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, result < 0 ? errno : 0);
}

static void handler(int number) { (void)number; }

int main(void)
{
    struct sigaction action = {.sa_handler = handler};
    sigset_t set;
    int status;
    printf("signal: %d\n", signal(SIGUSR1, handler) == SIG_DFL);
    printf("signal gives the old one: %d\n", signal(SIGUSR1, SIG_IGN) == handler);
    printf("signal SIGKILL: %d", signal(SIGKILL, handler) == SIG_ERR);
    printf(" errno %d\n", errno);
    show("sigaction SIGSTOP", sigaction(SIGSTOP, &action, NULL));
    show("sigaction 0", sigaction(0, &action, NULL));
    show("sigaction 100", sigaction(100, &action, NULL));
    show("ask for SIGKILL's", sigaction(SIGKILL, NULL, &action));
    show("kill 100", kill(getpid(), 100));
    show("kill nobody", kill(999999, SIGTERM));
    show("ask for nobody", kill(999999, 0));
    show("ask for oneself", kill(getpid(), 0));
    show("no such group", kill(-999999, SIGTERM));
    show("raise 100", raise(100));
    sigemptyset(&set);
    show("add 0", sigaddset(&set, 0));
    show("add 100", sigaddset(&set, 100));
    show("sigprocmask's way", sigprocmask(77, &set, NULL));
    sigfillset(&set);
    show("block all", sigprocmask(SIG_BLOCK, &set, NULL));
    sigprocmask(SIG_BLOCK, NULL, &set);
    printf("SIGKILL %d SIGSTOP %d SIGTERM %d\n", sigismember(&set, SIGKILL), sigismember(&set, SIGSTOP),
           sigismember(&set, SIGTERM));
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    wait(&status);
    show("one that is gone", kill(child, 0));
    return 0;
}
