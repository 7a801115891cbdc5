/* SIGSTOP and SIGCONT: WUNTRACED tells of a stop, WCONTINUED of going on, each once; a stopped one can be
 * killed. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, pid_t child, int options)
{
    int status = 0;
    pid_t result = waitpid(child, &status, options);
    printf("%s: %s", what, result == child ? "told" : result == 0 ? "nothing" : "error");
    if (result == child)
        printf(", stopped %d by %d, continued %d, exited %d, signalled %d", WIFSTOPPED(status) != 0,
               WIFSTOPPED(status) ? WSTOPSIG(status) : 0, WIFCONTINUED(status) != 0, WIFEXITED(status) != 0,
               WIFSIGNALED(status) != 0);
    printf("\n");
}

int main(void)
{
    pid_t child = fork();
    if (child == 0)
        for (;;)
            pause();
    kill(child, SIGSTOP);
    show("stop", child, WUNTRACED);
    show("again", child, WUNTRACED | WNOHANG);
    kill(child, SIGCONT);
    show("continue", child, WCONTINUED);
    show("again", child, WCONTINUED | WNOHANG);
    kill(child, SIGTSTP);
    show("SIGTSTP", child, WUNTRACED);
    kill(child, SIGTERM); /* stays pending while it is stopped */
    show("SIGTERM to a stopped one", child, WUNTRACED | WNOHANG);
    kill(child, SIGCONT);
    show("ends when it goes on", child, 0);
    child = fork();
    if (child == 0)
        for (;;)
            pause();
    kill(child, SIGSTOP);
    show("stop", child, WUNTRACED);
    kill(child, SIGKILL);
    show("SIGKILL at once", child, 0);
    return 0;
}
