/* tests: with echo_args
 * vfork and exec: the parent goes on when exec has succeeded, or when the child ends since it failed. */
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;
    volatile int failed = 0;
    pid_t child = vfork();
    if (child == 0) {
        execl("./echo_args", "echo_args", "after vfork", (char *)NULL);
        _exit(127);
    }
    waitpid(child, &status, 0);
    printf("status %d\n", WEXITSTATUS(status));
    child = vfork();
    if (child == 0) {
        execl("./none", "none", (char *)NULL);
        failed = errno; /* seen by the parent: it is its memory */
        _exit(127);
    }
    waitpid(child, &status, 0);
    printf("status %d, exec failed with %d\n", WEXITSTATUS(status), failed);
    return 0;
}
