/* vfork in a child of vfork; the parent waits for the child that execs, not for its program's end.
   tests: with told */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int order;

static pid_t start(int ends[2])
{
    pid_t child = vfork();
    if (child == 0) {
        pid_t grandchild = vfork();
        if (grandchild == 0) {
            order = order * 10 + 1;
            dup2(ends[1], 1);
            execl("./told", "told", "grandchild", NULL);
            _exit(90);
        }
        order = order * 10 + 2;
        _exit(5);
    }
    order = order * 10 + 3;
    return child;
}

int main(void)
{
    int ends[2], status;
    char c;
    pipe(ends);
    pid_t child = start(ends);
    printf("order %d\n", order);
    waitpid(child, &status, 0);
    printf("status %d\n", WEXITSTATUS(status));
    close(ends[1]);
    while (read(ends[0], &c, 1) == 1 && c != '\n')
        putchar(c);
    printf("\n%s\n", wait(NULL) < 0 ? "no more children" : "a child more");
    return 0;
}
