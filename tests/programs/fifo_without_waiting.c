/* O_NONBLOCK in open: a reader gets its FIFO at once, a writer without a reader ENXIO. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, result < 0 ? errno : 0);
}

int main(void)
{
    char byte;
    mkfifo("fifo", 0644);
    show("writer without reader", open("fifo", O_WRONLY | O_NONBLOCK));
    int in = open("fifo", O_RDONLY | O_NONBLOCK);
    printf("reader: %d\n", in >= 0);
    show("read without a writer", read(in, &byte, 1));
    int out = open("fifo", O_WRONLY | O_NONBLOCK);
    printf("writer: %d\n", out >= 0);
    show("read with a writer", read(in, &byte, 1));
    show("write", write(out, "x", 1));
    show("read", read(in, &byte, 1));
    write(out, "left", 4);
    close(out);
    show("what was left", read(in, &byte, 1));
    close(in);
    show("writer without reader again", open("fifo", O_WRONLY | O_NONBLOCK));
    in = open("fifo", O_RDONLY | O_NONBLOCK);
    show("what was not read is lost", read(in, &byte, 1));
    return 0;
}
