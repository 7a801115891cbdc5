/* exit writes what stdio still holds; _exit and abort lose it. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;
    for (int way = 0; way < 4; way++) {
        if (fork() == 0) {
            printf("held %d.", way);
            switch (way) {
            case 0: exit(0);
            case 1: _exit(0);
            case 2: abort();
            case 3: fflush(stdout), _exit(0);
            }
        }
        wait(&status);
        printf(" %s\n", WIFSIGNALED(status) ? "aborted" : "exited");
    }
    return 0;
}
