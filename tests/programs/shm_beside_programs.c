/* Shared memory in a program that may start any other: all of /bin stands beside it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status, *shared = mmap(NULL, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    *shared = 1;
    if (fork() == 0) {
        *shared += WEXITSTATUS(system("false"));
        _exit(0);
    }
    wait(&status);
    printf("%d\n", *shared);
    return 0;
}
