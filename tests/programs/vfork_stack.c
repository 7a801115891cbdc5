/* A child of vfork has its parent's variables, and goes first; descriptors are its own. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int global = 1;

static int deeper(int depth)
{
    volatile char waste[100];
    for (int i = 0; i < 100; i++)
        waste[i] = (char)depth;
    return depth ? deeper(depth - 1) : waste[99];
}

int main(void)
{
    volatile int local = 1;
    int status;
    pid_t child = vfork();
    if (child == 0) {
        global = 2;
        local = 3;
        deeper(20); /* writes where the parent's call of vfork had its frame */
        close(1);
        _exit(4);
    }
    printf("global %d, local %d, child %s\n", global, local, child > 0 ? "known" : "unknown");
    waitpid(child, &status, 0);
    printf("status %d\n", WEXITSTATUS(status));
    return 0;
}
