/* flock: of the open file, shared by fork; independent of fcntl's. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %s\n", what, result < 0 ? strerror(errno) : "ok");
}

int main(void)
{
    int status;
    int d = open("f", O_RDWR | O_CREAT, 0644), e = open("f", O_RDONLY);
    show("shared", flock(d, LOCK_SH));
    show("shared, too", flock(e, LOCK_SH));
    show("alone", flock(d, LOCK_EX | LOCK_NB));
    show("the other alone, for the first has lost its own", flock(e, LOCK_EX | LOCK_NB));
    show("shared", flock(d, LOCK_SH | LOCK_NB));
    struct flock l = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    show("fcntl", fcntl(d, F_SETLK, &l));
    fflush(stdout);
    if (fork() == 0) {
        flock(e, LOCK_UN); /* it is one open file */
        _exit(0);
    }
    wait(&status);
    show("given back by the child", flock(d, LOCK_EX | LOCK_NB));
    fflush(stdout);
    if (fork() == 0) {
        close(e);
        e = open("f", O_RDONLY);
        flock(e, LOCK_EX); /* waits */
        show("child", 0);
        fflush(stdout);
        _exit(0);
    }
    sleep(1);
    show("parent", flock(d, LOCK_UN));
    fflush(stdout);
    wait(&status);
    show("nonsense", flock(d, 0));
    show("nothing", flock(99, LOCK_SH));
    return 0;
}
