/* a number through a pipe */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int ends[2], number = 6;

int main(void)
{
    pipe(ends);
    if (fork() == 0) {
        number *= 7;
        write(ends[1], &number, sizeof number);
        _exit(0);
    }
    read(ends[0], &number, sizeof number);
    wait(NULL);
    printf("%d\n", number);
    return 0;
}
