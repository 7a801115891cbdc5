/* mkfifo and mknod: what is there already, what is missing; a FIFO cannot be sought or cut. */
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
    struct stat s;
    show("mkfifo", mkfifo("fifo", 0644));
    show("mkfifo again", mkfifo("fifo", 0644));
    show("in a missing directory", mkfifo("none/fifo", 0644));
    show("below a fifo", mkfifo("fifo/x", 0644));
    show("mknod", mknod("made", S_IFIFO | 0600, 0));
    show("mknod again", mknod("made", S_IFIFO | 0600, 0));
    show("mkdir", mkdir("fifo", 0755));
    int fd = open("fifo", O_RDWR | O_NONBLOCK);
    show("lseek", lseek(fd, 0, SEEK_CUR));
    show("ftruncate", ftruncate(fd, 0));
    show("write", write(fd, "abc", 3));
    stat("fifo", &s);
    printf("a fifo %d of size %ld\n", S_ISFIFO(s.st_mode), (long)s.st_size);
    show("unlink", unlink("fifo"));
    char bytes[5];
    show("read after unlink", read(fd, bytes, 5));
    show("and the name is gone", open("fifo", O_RDONLY));
    return 0;
}
