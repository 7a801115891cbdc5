/* The offset: shared by fork and dup, not by a second open; O_APPEND; holes; SEEK_*. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, result < 0 ? errno : 0);
}

static void rest(int d)
{
    char text[100];
    long got = read(d, text, sizeof text - 1);
    text[got < 0 ? 0 : got] = 0;
    printf("%ld [%s]\n", got, text);
}

int main(void)
{
    char b[8];
    int p[2];
    int d = open("f", O_RDWR | O_CREAT | O_TRUNC, 0644), e = dup(d), f = open("f", O_RDONLY);
    write(d, "one ", 4);
    if (fork() == 0) {
        write(d, "two ", 4);
        _exit(0);
    }
    wait(NULL);
    write(e, "three", 5);
    rest(d);
    rest(f);
    show("set", lseek(d, 4, SEEK_SET));
    rest(e);
    show("end", lseek(d, 0, SEEK_END));
    show("back", lseek(d, -3, SEEK_CUR));
    rest(d);
    show("before the beginning", lseek(d, -1, SEEK_SET));
    show("no such origin", lseek(d, 0, 9));
    show("of a pipe", pipe(p) ? -1 : lseek(p[0], 0, SEEK_CUR));
    show("of nothing", lseek(99, 0, SEEK_CUR));
    show("beyond", lseek(d, 10000, SEEK_SET));
    rest(d);
    show("there", write(d, "x", 1));
    show("size", lseek(d, 0, SEEK_END));
    lseek(d, 9996, SEEK_SET);
    show("hole", read(d, b, 8));
    printf("%d %d %d %d %c\n", b[0], b[1], b[2], b[3], b[4]);
    int a = open("f", O_WRONLY | O_APPEND);
    lseek(a, 0, SEEK_SET);
    show("append", write(a, "y", 1));
    show("where", lseek(a, 0, SEEK_CUR));
    show("read from it", read(a, b, 1));
    show("write to f", write(f, b, 1));
    show("pread", pread(d, b, 3, 4));
    printf("%.3s\n", b);
    show("where", lseek(d, 0, SEEK_CUR));
    show("pwrite", pwrite(d, "TWO", 3, 4));
    show("pread before", pread(d, b, 3, -1));
    show("pread of a pipe", pread(p[0], b, 3, 0));
    lseek(f, 0, SEEK_SET);
    show("read", read(f, b, 8));
    printf("%.8s\n", b);
    show("ftruncate", ftruncate(d, 6));
    lseek(f, 0, SEEK_SET);
    rest(f);
    show("longer", ftruncate(d, 8));
    lseek(f, 4, SEEK_SET);
    show("read", read(f, b, 8));
    printf("%c%c%d%d\n", b[0], b[1], b[2], b[3]);
    show("ftruncate for reading", ftruncate(f, 0));
    show("ftruncate to -1", ftruncate(d, -1));
    show("truncate", truncate("f", 2));
    show("size", lseek(d, 0, SEEK_END));
    return 0;
}
