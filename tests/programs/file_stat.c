/* stat, chmod, umask, access: what a file is and who may do what. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %s\n", what, result < 0 ? strerror(errno) : "ok");
}

static void look(const char *path)
{
    struct stat s;
    if (stat(path, &s) < 0)
        printf("%s: %s\n", path, strerror(errno));
    else if (S_ISDIR(s.st_mode))
        printf("%s: mode %o links %d\n", path, s.st_mode, (int)s.st_nlink);
    else
        printf("%s: mode %o links %d size %ld\n", path, s.st_mode, (int)s.st_nlink, (long)s.st_size);
}

int main(void)
{
    struct stat a, b;
    printf("umask %o\n", umask(027));
    int d = open("f", O_RDWR | O_CREAT, 0666);
    write(d, "12345", 5);
    look("f");
    mkdir("d", 0777);
    mkdir("d/e", 0777);
    look("d");
    link("f", "g");
    look("g");
    stat("f", &a);
    stat("g", &b);
    printf("one file: %d\n", a.st_ino == b.st_ino && a.st_dev == b.st_dev);
    fstat(d, &b);
    printf("the same: %d\n", a.st_ino == b.st_ino);
    mkfifo("p", 0666);
    look("p");
    printf("fifo %d\n", stat("p", &a) == 0 && S_ISFIFO(a.st_mode));
    printf("null is a device: %d\n", stat("/dev/null", &a) == 0 && S_ISCHR(a.st_mode));
    show("chmod", chmod("f", 0400));
    show("write", open("f", O_WRONLY));
    show("truncate", open("f", O_RDONLY | O_TRUNC));
    show("truncate", truncate("f", 0));
    show("read", close(open("f", O_RDONLY)));
    show("access R", access("f", R_OK));
    show("access W", access("f", W_OK));
    show("access X", access("f", R_OK | X_OK));
    show("access rubbish", access("f", 8));
    show("still open for writing", write(d, "6", 1));
    show("fchmod", fchmod(d, 0));
    show("read", open("f", O_RDONLY));
    show("chmod nothing", chmod("nothing", 0));
    show("chmod of another's", chmod("/dev/null", 0));
    show("fstat", fstat(77, &a));
    show("chmod d", chmod("d", 0600));
    show("through d", access("d/e", F_OK));
    show("chmod d", chmod("d", 0500));
    show("mkdir in d", mkdir("d/f", 0700));
    show("rmdir in d", rmdir("d/e"));
    chmod("d", 0700);
    show("rmdir in d", rmdir("d/e"));
    show("chown to me", chown("f", b.st_uid, -1));
    show("chown to root", chown("f", 0, -1));
    show("chown of root's", chown("/dev/null", b.st_uid, -1));
    return 0;
}
