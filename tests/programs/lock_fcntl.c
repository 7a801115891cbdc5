/* Record locks: who is in the way, ranges, not inherited, all gone with any close, EDEADLK. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int d;

static long lock(int command, int type, long start, long length)
{
    struct flock l = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
    return fcntl(d, command, &l);
}

static void show(const char *what, long result)
{
    printf("%s: %s\n", what, result < 0 ? strerror(errno) : "ok");
}

static void ask(int type, long start, long length)
{
    static const char *const types[] = {"read", "write", "none"};
    struct flock l = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
    if (fcntl(d, F_GETLK, &l) < 0)
        show("getlk", -1);
    else if (l.l_type == F_UNLCK)
        printf("[%ld, %ld): free\n", start, start + length);
    else
        printf("[%ld, %ld): %s [%ld, %ld) parent %d\n", start, start + length, types[l.l_type],
               (long)l.l_start, (long)(l.l_len ? l.l_start + l.l_len : -1), l.l_pid == getppid());
}

static void ranges(void)
{
    ask(F_RDLCK, 0, 5);
    ask(F_WRLCK, 0, 5);
    ask(F_WRLCK, 5, 5);
    ask(F_RDLCK, 15, 1);
    ask(F_WRLCK, 25, 100);
    ask(F_WRLCK, 1000, 1);
    show("setlk", lock(F_SETLK, F_WRLCK, 3, 1));
    show("between", lock(F_SETLK, F_WRLCK, 5, 5));
    show("shared", lock(F_SETLK, F_RDLCK, 0, 20));
}

static int child(void (*work)(void))
{
    int status;
    fflush(stdout);
    if (fork() == 0) {
        work();
        fflush(stdout);
        _exit(0);
    }
    return wait(&status) < 0 ? -1 : status;
}

static void closes(void)
{
    show("still", lock(F_SETLK, F_WRLCK, 0, 1));
}

static void deadlock(void)
{
    int ready[2];
    char c;
    pipe(ready);
    fflush(stdout);
    lock(F_SETLK, F_WRLCK, 0, 1);
    if (fork() == 0) {
        lock(F_SETLK, F_WRLCK, 1, 1);
        write(ready[1], "x", 1);
        _exit(lock(F_SETLKW, F_WRLCK, 0, 1) < 0);
    }
    read(ready[0], &c, 1);
    sleep(1);
    show("waiting for each other", lock(F_SETLKW, F_WRLCK, 1, 1));
    lock(F_SETLK, F_UNLCK, 0, 0);
    int status;
    wait(&status);
    printf("the other got it: %d\n", status == 0);
}

int main(void)
{
    d = open("f", O_RDWR | O_CREAT, 0644);
    write(d, "0123456789", 10);
    show("read 0-10", lock(F_SETLK, F_RDLCK, 0, 10));
    show("hole 5-10", lock(F_SETLK, F_UNLCK, 5, 5));
    show("write 10-30", lock(F_SETLK, F_WRLCK, 10, 20));
    show("read 20-", lock(F_SETLK, F_RDLCK, 20, 0));
    child(ranges);
    ask(F_WRLCK, 0, 5); /* one's own are in nobody's way */
    show("negative", lock(F_SETLK, F_RDLCK, -1, 1));
    show("backwards", lock(F_SETLK, F_WRLCK, 3, -2));
    show("no such type", lock(F_SETLK, 7, 0, 0));
    int e = dup(d);
    close(e);
    child(closes);
    lock(F_SETLK, F_WRLCK, 0, 0);
    e = open("f", O_RDONLY);
    close(e);
    child(closes);
    deadlock();
    close(d);
    show("closed", lock(F_SETLK, F_RDLCK, 0, 0));
    d = open("f", O_RDONLY);
    show("write lock for reading", lock(F_SETLK, F_WRLCK, 0, 0));
    show("read lock for reading", lock(F_SETLK, F_RDLCK, 0, 0));
    return 0;
}
