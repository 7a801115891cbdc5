/* One offset for one open: shared by dup and fork, not by a second open of the same file. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *who, int fd)
{
    char bytes[4] = "";
    ssize_t n = read(fd, bytes, 3);
    printf("%s: %ld '%s' then at %ld\n", who, (long)n, bytes, (long)lseek(fd, 0, SEEK_CUR));
}

int main(void)
{
    int one = open("file", O_RDWR | O_CREAT, 0644);
    write(one, "abcdefghijklmno", 15);
    lseek(one, 0, SEEK_SET);
    int copy = dup(one), other = open("file", O_RDONLY);
    show("first", one);
    show("its copy goes on", copy);
    show("another open begins", other);
    if (fork() == 0) {
        show("child goes on", one);
        show("child goes on in the other", other);
        _exit(0);
    }
    wait(NULL);
    show("parent after it", copy);
    show("parent after it in the other", other);
    show("last", one);
    show("end", one);
    return 0;
}
