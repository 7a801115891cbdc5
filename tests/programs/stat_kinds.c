/* stat and fstat: kind, permissions, size, links; the same file is known by its number. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *what, const struct stat *s)
{
    printf("%s: %s%s%s%s mode %03o\n", what, S_ISREG(s->st_mode) ? "file" : "",
           S_ISDIR(s->st_mode) ? "directory" : "", S_ISFIFO(s->st_mode) ? "fifo" : "",
           S_ISCHR(s->st_mode) ? "device" : "", (unsigned)s->st_mode & 0777);
}

static void fails(const char *what, long result) { printf("%s: %ld errno %d\n", what, result, errno); }

int main(void)
{
    struct stat s, t;
    int p[2], fd = open("file", O_WRONLY | O_CREAT, 0640);
    write(fd, "12345", 5);
    fstat(fd, &s);
    show("file", &s);
    printf("size %ld links %d mine %d\n", (long)s.st_size, (int)s.st_nlink,
           s.st_uid == getuid() && s.st_gid == getgid());
    stat("./file", &t);
    printf("the same: %d\n", s.st_ino == t.st_ino && s.st_dev == t.st_dev);
    mkdir("folder", 0750);
    stat("folder", &t);
    show("directory", &t);
    printf("links %d, another number: %d\n", t.st_nlink >= 1, t.st_ino != s.st_ino);
    mkfifo("fifo", 0600);
    stat("fifo", &t);
    show("fifo", &t);
    pipe(p);
    fstat(p[0], &t);
    show("pipe", &t);
    stat("/dev/null", &t);
    show("null", &t);
    fails("missing", stat("none", &t));
    fails("below a file", stat("file/x", &t));
    return 0;
}
