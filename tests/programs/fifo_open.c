/* A FIFO's open waits for the other end, on both sides; O_NONBLOCK, O_RDWR; it outlives its users. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %s\n", what, result < 0 ? strerror(errno) : "ok");
}

static void child(int access, int seconds)
{
    fflush(stdout);
    if (fork())
        return;
    sleep(seconds);
    int d = open("p", access);
    char c = 'x';
    _exit(d < 0 || (access == O_WRONLY ? write(d, &c, 1) : read(d, &c, 1)) != 1);
}

int main(void)
{
    int status;
    char c = 0;
    show("mkfifo", mkfifo("p", 0644));
    show("mkfifo again", mkfifo("p", 0644));
    show("write end alone", open("p", O_WRONLY | O_NONBLOCK));
    int d = open("p", O_RDONLY | O_NONBLOCK);
    show("read end alone", d);
    printf("nothing to read: %ld\n", (long)read(d, &c, 1));
    int e = open("p", O_WRONLY | O_NONBLOCK);
    show("write end with a reader", e);
    show("empty", read(d, &c, 1));
    show("write", write(e, "a", 1));
    close(d);
    fflush(stdout);
    if (fork() == 0) {
        write(e, "b", 1);
        _exit(0);
    }
    wait(&status);
    printf("write without reader: signal %d\n", WTERMSIG(status));
    close(e);
    d = open("p", O_RDWR);
    show("both ends", d);
    show("write", write(d, "c", 1));
    show("read", read(d, &c, 1));
    printf("%c: what was in it is gone\n", c);
    close(d);
    child(O_WRONLY, 1); /* I wait for a writer */
    d = open("p", O_RDONLY);
    printf("read %ld ", (long)read(d, &c, 1));
    printf("%c\n", c);
    printf("end %ld\n", (long)read(d, &c, 1));
    close(d);
    wait(&status);
    printf("status %d\n", status);
    child(O_RDONLY, 1); /* for a reader */
    d = open("p", O_WRONLY);
    show("write", write(d, "d", 1));
    wait(&status);
    printf("status %d\n", status);
    close(d);
    child(O_WRONLY, 0); /* and now it does */
    sleep(1);
    d = open("p", O_RDONLY);
    printf("read %ld ", (long)read(d, &c, 1));
    printf("%c\n", c);
    wait(&status);
    show("unlink while open", unlink("p"));
    printf("end %ld\n", (long)read(d, &c, 1));
    show("gone", open("p", O_RDONLY));
    show("mkfifo in nothing", mkfifo("nothing/p", 0644));
    show("seek", mkfifo("q", 0644) ? 0 : lseek(open("q", O_RDWR), 0, SEEK_SET));
    show("mknod", mknod("r", S_IFIFO | 0600, 0));
    show("read-only", chmod("r", 0400));
    show("open for writing", open("r", O_WRONLY | O_NONBLOCK));
    return 0;
}
