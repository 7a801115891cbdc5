/* Reading what is open for writing and the reverse is EBADF; so is everything with a closed descriptor. */
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
    char byte = 'x';
    struct stat s;
    int out = open("file", O_WRONLY | O_CREAT, 0644), in = open("file", O_RDONLY);
    show("write", write(out, "abc", 3));
    show("read what is open for writing", read(out, &byte, 1));
    show("write what is open for reading", write(in, &byte, 1));
    show("read", read(in, &byte, 1));
    show("ftruncate for reading", ftruncate(in, 0));
    show("close", close(in));
    show("close again", close(in));
    show("read closed", read(in, &byte, 1));
    show("write closed", write(in, &byte, 1));
    show("lseek closed", lseek(in, 0, SEEK_SET));
    show("fstat closed", fstat(in, &s));
    show("fcntl closed", fcntl(in, F_GETFL));
    show("dup closed", dup(in));
    show("negative", close(-1));
    int folder = open(".", O_RDONLY);
    show("read a directory", read(folder, &byte, 1));
    show("empty write", write(out, &byte, 0));
    show("empty read", read(open("file", O_RDONLY), &byte, 0));
    return 0;
}
