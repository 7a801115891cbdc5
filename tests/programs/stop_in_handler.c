/* A stopped process does nothing till SIGCONT; a handler for SIGCONT runs; SA_NOCLDSTOP: no SIGCHLD for
 * stops. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t children;

static void child_told(int number) { (void)number, children++; }
static void continued(int number)
{
    (void)number;
    write(1, "child goes on\n", 14);
}

int main(void)
{
    struct sigaction action = {.sa_handler = child_told, .sa_flags = SA_NOCLDSTOP | SA_RESTART};
    int status;
    sigemptyset(&action.sa_mask);
    sigaction(SIGCHLD, &action, NULL);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGCONT, continued);
        raise(SIGSTOP);
        write(1, "child ends\n", 11);
        _exit(6);
    }
    waitpid(child, &status, WUNTRACED);
    printf("stopped %d, SIGCHLD %d\n", WIFSTOPPED(status) != 0, children);
    kill(child, SIGCONT);
    waitpid(child, &status, 0);
    printf("exited %d, SIGCHLD %d\n", WEXITSTATUS(status), children);
    return 0;
}
