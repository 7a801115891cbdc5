/* atexit: called in reverse order, by exit and by return; a child has them too; _exit calls none. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void first(void) { printf("first\n"); }
static void second(void) { printf("second\n"); }
static void late(void) { printf("registered within a handler\n"); }
static void third(void)
{
    printf("third\n");
    atexit(late);
}

int main(void)
{
    int status;
    atexit(first);
    atexit(second);
    atexit(second);
    if (fork() == 0)
        exit(4);
    wait(&status);
    printf("-- exit: %d\n", WEXITSTATUS(status));
    if (fork() == 0)
        _exit(5);
    wait(&status);
    printf("-- _exit: %d\n", WEXITSTATUS(status));
    atexit(third);
    return 0;
}
