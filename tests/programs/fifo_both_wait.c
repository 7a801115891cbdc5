/* open of a FIFO for reading waits for a writer, and for writing for a reader: whoever is first. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char byte = 0;
    int p[2];
    pipe(p);
    mkfifo("there", 0644);
    mkfifo("back", 0644);
    if (fork() == 0) {
        close(p[0]);
        int in = open("there", O_RDONLY); /* the child first: the parent sleeps */
        write(p[1], "child opened\n", 13);
        read(in, &byte, 1);
        sleep(1); /* now the parent first */
        int out = open("back", O_WRONLY);
        write(out, "b", 1);
        _exit(byte);
    }
    close(p[1]);
    sleep(1);
    write(1, "parent opens\n", 13);
    int out = open("there", O_WRONLY);
    char text[20];
    ssize_t n = read(p[0], text, sizeof text);
    write(1, text, n);
    write(out, "t", 1);
    int in = open("back", O_RDONLY);
    read(in, &byte, 1);
    int status;
    wait(&status);
    printf("%c %c\n", byte, WEXITSTATUS(status));
    return 0;
}
