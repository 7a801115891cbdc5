/* A parent may move its child to another group until the child has called exec.
   tests: with signals_seen */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int hold[2], told[2];
    char c;
    pipe(hold);
    pipe(told);
    pid_t child = fork();
    if (child == 0) {
        read(hold[0], &c, 1);
        return 0;
    }
    int moved = setpgid(child, child);
    printf("%d, %s\n", moved, getpgid(child) == child ? "its own" : "ours");
    write(hold[1], "x", 1);
    wait(NULL);
    fflush(stdout);
    child = vfork();
    if (child == 0) {
        dup2(told[1], 1);
        close(told[0]);
        execl("./signals_seen", "signals_seen", NULL);
        _exit(1);
    }
    moved = setpgid(child, child);
    printf("%d %s\n", moved, strerror(errno));
    wait(NULL);
    return 0;
}
