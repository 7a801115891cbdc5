/* A FIFO open for both never waits in open and never meets end of file: its own process is a writer. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char text[10];
    mkfifo("fifo", 0644);
    int both = open("fifo", O_RDWR);
    if (fork() == 0) {
        int out = open("fifo", O_WRONLY);
        write(out, "child", 5);
        _exit(0);
    }
    wait(NULL);
    ssize_t n = read(both, text, sizeof text);
    printf("%.*s\n", (int)n, text);
    fcntl(both, F_SETFL, O_NONBLOCK);
    n = read(both, text, sizeof text);
    printf("no end of file: %ld, EAGAIN %d\n", (long)n, errno == EAGAIN);
    write(both, "myself", 6);
    n = read(both, text, sizeof text);
    printf("%.*s\n", (int)n, text);
    return 0;
}
