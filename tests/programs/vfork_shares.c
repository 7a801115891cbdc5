/* vfork: the child runs in its parent's memory, and the parent goes on only after the child's _exit. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int global = 1;

int main(void)
{
    int status;
    volatile int local = 1;
    pid_t parent = getpid();
    pid_t child = vfork();
    if (child < 0)
        return 1;
    if (child == 0) {
        global = 2;
        local = getppid() == parent ? 3 : 4;
        _exit(5);
    }
    printf("global %d local %d\n", global, local);
    printf("waited for: %d\n", waitpid(child, &status, 0) == child);
    printf("exited with %d\n", WEXITSTATUS(status));
    return 0;
}
