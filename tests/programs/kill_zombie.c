/* A zombie can still be sent signals, without effect; after wait it cannot. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2], status;
    char byte;
    pipe(p);
    pid_t child = fork();
    if (child == 0)
        _exit(4);
    close(p[1]);
    read(p[0], &byte, 1); /* until it has ended */
    printf("kill %d\n", kill(child, SIGKILL));
    wait(&status);
    printf("exited %d with %d\n", WIFEXITED(status) != 0, WEXITSTATUS(status));
    int result = kill(child, SIGKILL);
    printf("kill %d ESRCH %d\n", result, errno == ESRCH);
    return 0;
}
