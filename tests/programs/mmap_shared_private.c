/* An anonymous shared mapping is common to parent and child; a private one is copied as all memory is. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int *own = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("zero: %d %d %d\n", *shared, *own, own[1023]);
    *shared = *own = 1;
    if (fork() == 0) {
        ++*shared;
        ++*own;
        printf("child: %d %d\n", *shared, *own);
        _exit(0);
    }
    wait(NULL);
    printf("parent: %d %d\n", *shared, *own);
    printf("munmap %d %d\n", munmap(shared, 4096), munmap(own, 4096));
    return 0;
}
