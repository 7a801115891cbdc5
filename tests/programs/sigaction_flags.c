/* SA_RESETHAND, SA_NODEFER, and what sigaction tells of the action before. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int depth, deepest, calls;

static void nested(int signal)
{
    depth++;
    if (depth > deepest)
        deepest = depth;
    if (++calls < 3)
        raise(signal);
    depth--;
}

static void nothing(int signal) { (void)signal; }

int main(void)
{
    struct sigaction action, old;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGUSR2);
    action.sa_handler = nested;
    action.sa_flags = SA_NODEFER;
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    printf("with SA_NODEFER %d deep\n", deepest);
    sigaction(SIGUSR1, NULL, &old);
    printf("the same handler %d, flags %d, mask has SIGUSR2 %d SIGUSR1 %d\n", old.sa_handler == nested,
           (old.sa_flags & SA_NODEFER) != 0, sigismember(&old.sa_mask, SIGUSR2),
           sigismember(&old.sa_mask, SIGUSR1));
    deepest = calls = 0;
    action.sa_flags = 0;
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    printf("without %d deep, %d calls\n", deepest, calls);

    action.sa_handler = nothing;
    action.sa_flags = SA_RESETHAND;
    sigaction(SIGUSR2, &action, NULL);
    raise(SIGUSR2);
    sigaction(SIGUSR2, NULL, &old);
    printf("once: default again %d\n", old.sa_handler == SIG_DFL);

    action.sa_flags = 0; /* not SA_RESTART, which signal() sets */
    sigaction(SIGALRM, &action, NULL);
    alarm(1);
    char byte;
    int p[2];
    pipe(p);
    int result = (int)read(p[0], &byte, 1);
    printf("read %d EINTR %d\n", result, errno == EINTR);
    printf("signal gives the one before: %d\n", signal(SIGALRM, SIG_IGN) == nothing);
    printf("and then: %d\n", signal(SIGALRM, SIG_DFL) == SIG_IGN);
    int failed = signal(SIGKILL, nothing) == SIG_ERR;
    printf("SIGKILL: %d EINVAL %d\n", failed, errno == EINVAL);
    return 0;
}
