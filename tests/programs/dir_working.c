/* chdir, getcwd, a removed working directory. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %s\n", what, result < 0 ? strerror(errno) : "ok");
}

static void where(void)
{
    char path[128];
    printf("%s\n", getcwd(path, sizeof path) ? strrchr(path, '/') : strerror(errno));
}

int main(void)
{
    char small[2];
    mkdir("d", 0755);
    mkdir("d/e", 0755);
    show("chdir", chdir("d"));
    where();
    if (fork() == 0) {
        chdir("e");
        where();
        _exit(0);
    }
    wait(NULL);
    where();
    show("small", getcwd(small, 2) ? 0 : -1);
    show("none", getcwd(small, 0) ? 0 : -1);
    char *path = getcwd(NULL, 0);
    printf("own memory %s\n", strrchr(path, '/'));
    free(path);
    int d = open(".", O_RDONLY);
    show("chdir nothing", chdir("nothing"));
    close(open("f", O_WRONLY | O_CREAT, 0644));
    show("chdir f", chdir("f"));
    show("chdir e/..", chdir("e/.."));
    where();
    chdir("e");
    show("rename under me", rename("../e", "../g"));
    where();
    show("remove under me", rmdir("../g"));
    where();
    show("create in nowhere", open("x", O_WRONLY | O_CREAT, 0644));
    show("mkdir in nowhere", mkdir("x", 0700));
    show("open .", open(".", O_RDONLY));
    show("fchdir", fchdir(d));
    where();
    show("fchdir to no directory", fchdir(0));
    chdir("/");
    printf("%s\n", getcwd(small, 2));
    return 0;
}
