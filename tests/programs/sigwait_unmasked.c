/* sigwaitinfo takes a signal that is not masked, before its handler: whoever waits for it gets it. Of raise it says
   SI_USER. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal)
{
    (void)signal;
    puts("handler");
}

int main(void)
{
    sigset_t set;
    siginfo_t info;
    int status;
    setbuf(stdout, NULL);
    signal(SIGUSR1, handler);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pid_t pid = fork();
    if (pid == 0) {
        int got = sigwaitinfo(&set, &info);
        printf("%d from the parent: %d\n", got == SIGUSR1, info.si_pid == getppid());
        raise(SIGUSR1);
        _exit(3);
    }
    sleep(1);
    kill(pid, SIGUSR1);
    waitpid(pid, &status, 0);
    printf("status %d\n", WEXITSTATUS(status));
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR1);
    sigwaitinfo(&set, &info);
    printf("%d\n", info.si_code == SI_USER);
    return 0;
}
