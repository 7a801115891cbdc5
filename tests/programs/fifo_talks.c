/* A FIFO joins two processes that know its name; open waits for the other side, read gives end of file when
 * all writers are gone. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char text[40];
    ssize_t n;
    mkfifo("fifo", 0666);
    if (fork() == 0) {
        int out = open("fifo", O_WRONLY);
        write(out, "hello ", 6);
        write(out, "through the fifo", 16);
        _exit(0);
    }
    int in = open("fifo", O_RDONLY);
    wait(NULL);
    while ((n = read(in, text, 9)) > 0)
        printf("%ld: %.*s\n", (long)n, (int)n, text);
    printf("end of file: %ld\n", (long)n);
    return 0;
}
