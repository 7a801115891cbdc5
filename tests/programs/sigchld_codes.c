/* SIGCHLD: comes when a child ends, does not queue, and with SA_SIGINFO tells who and how. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t count, code, status, sender;

static void handler(int number, siginfo_t *info, void *context)
{
    (void)number, (void)context;
    count++, code = info->si_code, status = info->si_status, sender = info->si_pid;
}

int main(void)
{
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigset_t set, old;
    sigemptyset(&action.sa_mask);
    sigaction(SIGCHLD, &action, NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(7);
    waitpid(child, NULL, 0);
    printf("exited %d, status %d, the child %d\n", code == CLD_EXITED, status, sender == child);
    child = fork();
    if (child == 0)
        for (;;)
            pause();
    kill(child, SIGTERM);
    waitpid(child, NULL, 0);
    printf("killed %d, by %d, count %d\n", code == CLD_KILLED, status, count);
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, &old);
    for (int i = 0; i < 5; i++)
        if (fork() == 0)
            _exit(0);
    int waited = 0;
    while (wait(NULL) > 0)
        waited++;
    sigprocmask(SIG_SETMASK, &old, NULL);
    printf("%d children ended, %d signal came\n", waited, count - 2);
    return 0;
}
