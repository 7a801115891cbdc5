/* SIGCHLD does not queue: ten children end while it is masked, and a handler with one wait reaps one. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int handled, reaped;

static void on_child(int signal)
{
    (void)signal;
    handled++;
    if (waitpid(-1, NULL, WNOHANG) > 0)
        reaped++;
}

int main(void)
{
    sigset_t set;
    int left = 0;
    signal(SIGCHLD, on_child);
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int i = 0; i < 10; i++) {
        pid_t pid = fork();
        if (pid == 0)
            _exit(i);
        siginfo_t info;
        waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT); /* it has ended, and is a zombie */
    }
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    printf("handled %d, reaped %d\n", handled, reaped);
    while (wait(NULL) > 0)
        left++;
    printf("left %d\n", left);
    return 0;
}
