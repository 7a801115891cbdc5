/* Parent and child share one open pipe end: each byte is read once. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2], status;
    char c;
    pipe(p);
    write(p[1], "abcd", 4);
    read(p[0], &c, 1);
    if (fork() == 0) {
        read(p[0], &c, 1);
        _exit(c);
    }
    wait(&status);
    printf("child read %c\n", WEXITSTATUS(status));
    read(p[0], &c, 1);
    printf("parent read %c\n", c);
    return 0;
}
