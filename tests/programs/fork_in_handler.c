/* fork in a handler: both return from it, each to what it has interrupted. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile pid_t child = -1;

static void on_signal(int signal)
{
    (void)signal;
    child = fork();
}

int main(void)
{
    int local = 5, status;
    signal(SIGUSR1, on_signal);
    raise(SIGUSR1);
    if (child == 0) {
        local++;
        raise(SIGUSR1); /* and again, in the child */
        if (child == 0)
            _exit(local + 1);
        wait(&status);
        _exit(WEXITSTATUS(status) + local);
    }
    wait(&status);
    printf("local %d, child's and grandchild's sum %d\n", local, WEXITSTATUS(status));
    return 0;
}
