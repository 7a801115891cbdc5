/* globals before and after fork */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int shared = 5;

int main(void)
{
    int local = 1, *p = &local;
    if (fork() == 0) {
        shared += 10;
        *p += 1;
        printf("child %d %d\n", shared, *p);
        _exit(0);
    }
    wait(NULL);
    printf("parent %d %d\n", shared, *p);
    return 0;
}
