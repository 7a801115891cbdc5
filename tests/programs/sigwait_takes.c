/* sigwait takes a blocked signal without a handler; sigtimedwait gives up after its time. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void handler(int number) { printf("never: %d\n", number); }

int main(void)
{
    sigset_t set;
    int number;
    siginfo_t info;
    struct timespec second = {1, 0};
    signal(SIGUSR1, handler);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR1);
    int result = sigwait(&set, &number);
    printf("sigwait %d, signal %d\n", result, number);
    pid_t parent = getpid(), child = fork();
    if (child == 0) {
        kill(parent, SIGUSR2);
        _exit(0);
    }
    printf("sigwaitinfo %d\n", sigwaitinfo(&set, &info));
    printf("from the child %d\n", info.si_pid == child && info.si_code == SI_USER);
    wait(NULL);
    result = sigtimedwait(&set, &info, &second);
    printf("sigtimedwait %d EAGAIN %d\n", result, errno == EAGAIN);
    raise(SIGUSR2);
    printf("sigtimedwait %d\n", sigtimedwait(&set, &info, &second));
    return 0;
}
