/* Default actions: which signals end a process, and which do nothing. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int signals[] = {SIGHUP,   SIGINT,  SIGQUIT, SIGILL,  SIGABRT, SIGFPE,  SIGKILL, SIGUSR1,
                     SIGSEGV,  SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, SIGCHLD, SIGURG,  SIGCONT,
                     SIGWINCH, SIGBUS,  SIGXCPU, SIGSYS,  SIGTRAP, SIGIO};
    for (unsigned i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        int status;
        if (fork() == 0) {
            raise(signals[i]);
            _exit(0);
        }
        wait(&status);
        printf("%d %s\n", signals[i],
               WIFSIGNALED(status) ? WTERMSIG(status) == signals[i] ? "ends" : "?" : "does nothing");
    }
    return 0;
}
