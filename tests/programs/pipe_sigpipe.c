/* A writer without readers is ended by SIGPIPE, the pipeline's other end knows it by the status. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2], status;
    char byte;
    pipe(p);
    if (fork() == 0) {
        close(p[0]);
        for (long n = 0;; n++)
            write(p[1], "y\n", 2);
    }
    close(p[1]);
    read(p[0], &byte, 1);
    printf("read %c\n", byte);
    close(p[0]);
    wait(&status);
    printf("signalled %d by SIGPIPE %d\n", WIFSIGNALED(status) != 0, WTERMSIG(status) == SIGPIPE);
    return 0;
}
