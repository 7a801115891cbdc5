/* What wait says of each way to end. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int divide(int a, int b)
{
    return a / b;
}

int main(void)
{
    for (int way = 0; way < 7; way++) {
        int status;
        if (fork() == 0) {
            switch (way) {
            case 0: exit(0);
            case 1: exit(255);
            case 2: exit(256 + 3);
            case 3: _exit(-1);
            case 4: abort();
            case 5: *(volatile int *)NULL = 1; break;
            case 6: exit(divide(1, way - 6));
            }
        }
        wait(&status);
        if (WIFEXITED(status))
            printf("%d: exited with %d\n", way, WEXITSTATUS(status));
        if (WIFSIGNALED(status))
            printf("%d: killed by %d\n", way, WTERMSIG(status));
    }
    return 0;
}
