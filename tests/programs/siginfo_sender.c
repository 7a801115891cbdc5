/* SA_SIGINFO: the handler learns the signal, who sent it and why. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t number_seen, code_seen, pid_seen, uid_seen;

static void handler(int number, siginfo_t *info, void *context)
{
    (void)context;
    number_seen = number == info->si_signo ? number : -1;
    code_seen = info->si_code, pid_seen = info->si_pid, uid_seen = info->si_uid;
}

int main(void)
{
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    sigset_t blocked, old;
    sigemptyset(&action.sa_mask);
    sigaction(SIGUSR1, &action, NULL);
    kill(getpid(), SIGUSR1);
    printf("signal %d by kill %d from me %d, uid %d\n", number_seen, code_seen == SI_USER,
           pid_seen == getpid(), uid_seen == (int)getuid());
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, &old);
    pid_t parent = getpid(), child = fork();
    if (child == 0) {
        kill(parent, SIGUSR1);
        _exit(0);
    }
    sigsuspend(&old);
    printf("from the child %d\n", pid_seen == child);
    wait(NULL);
    return 0;
}
