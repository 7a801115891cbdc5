/* lseek beyond the end and a write make a hole that reads as zeros; the three ways to say where, and what
 * is refused. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void show(const char *what, off_t result)
{
    printf("%s: %ld errno %d\n", what, (long)result, result < 0 ? errno : 0);
}

int main(void)
{
    char bytes[10] = "";
    int p[2], fd = open("file", O_RDWR | O_CREAT, 0644);
    show("beyond the end", lseek(fd, 100, SEEK_SET));
    show("the size is as it was", lseek(fd, 0, SEEK_END));
    lseek(fd, 100, SEEK_SET);
    write(fd, "end", 3);
    show("now", lseek(fd, 0, SEEK_END));
    show("back from the end", lseek(fd, -5, SEEK_END));
    printf("read %ld:", (long)read(fd, bytes, 10));
    for (int i = 0; i < 5; i++)
        printf(" %d", bytes[i]);
    printf("\n");
    show("relative", lseek(fd, -3, SEEK_CUR));
    show("before the start", lseek(fd, -1, SEEK_SET));
    show("where it was", lseek(fd, 0, SEEK_CUR));
    show("a way that is none", lseek(fd, 0, 9));
    pipe(p);
    show("a pipe", lseek(p[0], 0, SEEK_CUR));
    return 0;
}
