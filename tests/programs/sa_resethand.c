/* SA_RESETHAND: the handler serves once, then the default action is back. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int number)
{
    (void)number;
    write(1, "caught\n", 7);
}

int main(void)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESETHAND}, now;
    int status;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, NULL);
    if (fork() == 0) {
        raise(SIGTERM);
        sigaction(SIGTERM, NULL, &now);
        printf("default again: %d\n", now.sa_handler == SIG_DFL);
        raise(SIGTERM);
        _exit(0);
    }
    wait(&status);
    printf("ended by SIGTERM: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    return 0;
}
