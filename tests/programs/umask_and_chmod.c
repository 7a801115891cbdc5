/* The umask takes permissions from new files and directories; chmod and fchmod give any; umask tells the
 * old one. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *path)
{
    struct stat s;
    stat(path, &s);
    printf("%s %04o\n", path, (unsigned)s.st_mode & 07777);
}

static void fails(const char *what, long result) { printf("%s: %ld errno %d\n", what, result, errno); }

int main(void)
{
    close(open("a", O_CREAT | O_WRONLY, 0666));
    show("a");
    printf("umask was %03o\n", umask(077));
    close(open("b", O_CREAT | O_WRONLY, 0666));
    mkdir("c", 0777);
    mkfifo("d", 0666);
    show("b"), show("c"), show("d");
    printf("umask was %03o\n", umask(0));
    int fd = open("e", O_CREAT | O_WRONLY, 0604);
    show("e");
    open("b", O_CREAT | O_WRONLY, 0777); /* it exists: its mode stays */
    show("b");
    chmod("b", 0421);
    show("b");
    fchmod(fd, 0000);
    show("e");
    printf("still written: %ld\n", (long)write(fd, "x", 1));
    fails("opened again", open("e", O_WRONLY));
    fails("missing", chmod("none", 0644));
    return 0;
}
