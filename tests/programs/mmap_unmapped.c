/* Touching what has been unmapped, or writing what is mapped to read, is a segmentation fault. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void ends(const char *what)
{
    int status;
    wait(&status);
    printf("%s: signalled %d by %d\n", what, WIFSIGNALED(status) != 0, WTERMSIG(status));
}

int main(void)
{
    volatile char *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    at[5] = 'x';
    if (fork() == 0) {
        munmap((char *)at, 4096);
        at[5] = 'y';
        _exit(0);
    }
    ends("unmapped");
    printf("ours: %c\n", at[5]);
    at = mmap(NULL, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (fork() == 0) {
        at[0] = 1;
        _exit(0);
    }
    ends("to read only");
    return 0;
}
