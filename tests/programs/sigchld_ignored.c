/* With SIGCHLD ignored, or SA_NOCLDWAIT, children leave no zombies: wait waits for all and gives ECHILD. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t caught;

static void handler(int number) { (void)number, caught++; }

static void try(const char *what)
{
    for (int i = 0; i < 3; i++)
        if (fork() == 0)
            _exit(i);
    int result;
    do
        result = wait(NULL);
    while (result == -1 && errno == EINTR);
    printf("%s: wait %d ECHILD %d\n", what, result, errno == ECHILD);
}

int main(void)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_NOCLDWAIT | SA_RESTART};
    signal(SIGCHLD, SIG_IGN);
    try("ignored");
    sigemptyset(&action.sa_mask);
    sigaction(SIGCHLD, &action, NULL);
    try("SA_NOCLDWAIT");
    printf("still told of them: %d\n", caught > 0);
    signal(SIGCHLD, SIG_DFL);
    if (fork() == 0)
        _exit(5);
    int status;
    printf("default: %d", wait(&status) > 0);
    printf(" status %d\n", WEXITSTATUS(status));
    return 0;
}
