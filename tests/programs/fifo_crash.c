/* A client that dies with the FIFO open: its reader sees the end, and others go on. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char text[16];
    int status;
    mkfifo("p", 0600);
    if (fork() == 0) {
        int d = open("p", O_WRONLY);
        write(d, "half", 4);
        abort();
    }
    int d = open("p", O_RDONLY);
    long got = 0, n;
    while ((n = read(d, text + got, sizeof text - got)) > 0)
        got += n;
    wait(&status);
    printf("%.*s, then the end; killed %d\n", (int)got, text, WIFSIGNALED(status));
    if (fork() == 0) {
        close(d);
        d = open("p", O_WRONLY);
        write(d, "whole", 5);
        _exit(0);
    }
    wait(&status);
    got = read(d, text, sizeof text);
    printf("%.*s\n", (int)got, text);
    printf("removed: %d\n", unlink("p"));
    return 0;
}
