/* A child that a signal ends: WIFSIGNALED and WTERMSIG, by raise, by kill, by abort; WIFEXITED is false. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int signals[] = {SIGTERM, SIGKILL, SIGUSR1, SIGALRM, SIGABRT, SIGPIPE, SIGHUP, SIGINT, SIGQUIT};
    int status;
    for (int i = 0; i < 9; i++) {
        pid_t child = fork();
        if (child == 0) {
            if (signals[i] == SIGABRT)
                abort();
            if (i % 2)
                raise(signals[i]);
            pause();
            _exit(0);
        }
        if (i % 2 == 0 && signals[i] != SIGABRT)
            kill(child, signals[i]);
        waitpid(child, &status, 0);
        printf("%d: exited %d signalled %d by %d stopped %d\n", signals[i], WIFEXITED(status) != 0,
               WIFSIGNALED(status) != 0, WTERMSIG(status), WIFSTOPPED(status) != 0);
    }
    return 0;
}
