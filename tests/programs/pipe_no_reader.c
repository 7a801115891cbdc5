/* A write to a pipe that nobody reads ends the writer by SIGPIPE. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2], status;
    pipe(p);
    close(p[0]);
    if (fork() == 0) {
        write(p[1], "x", 1);
        printf("not reached\n");
        _exit(0);
    }
    wait(&status);
    printf("signaled %d by %d\n", WIFSIGNALED(status), WTERMSIG(status));
    return 0;
}
