/* MAP_SHARED | MAP_ANONYMOUS is shared by parent and child, MAP_PRIVATE is not; both begin as zeros. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int *own = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("fresh %d %d\n", shared[0] + shared[1023], own[0] + own[1023]);
    *shared = *own = 1;
    if (fork() == 0) {
        *shared += 10;
        *own += 10;
        printf("child %d %d\n", *shared, *own);
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    printf("parent %d %d\n", *shared, *own);
    printf("munmap %d %d\n", munmap(shared, 4096), munmap(own, 4096));
    return 0;
}
