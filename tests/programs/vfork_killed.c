/* A child of vfork that a signal ends sets its parent free as well. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;
    pid_t child = vfork();
    if (child == 0)
        raise(SIGTERM);
    waitpid(child, &status, 0);
    printf("%s %d\n", WIFSIGNALED(status) ? "signal" : "exit", WTERMSIG(status));
    child = vfork();
    if (child == 0)
        abort();
    waitpid(child, &status, 0);
    printf("%s %d\n", WIFSIGNALED(status) ? "signal" : "exit", WTERMSIG(status));
    return 0;
}
