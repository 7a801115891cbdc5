/* ftruncate shortens a file or makes it longer by zeros; the offset stays. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(int fd)
{
    char bytes[20];
    struct stat s;
    off_t at = lseek(fd, 0, SEEK_CUR);
    fstat(fd, &s);
    lseek(fd, 0, SEEK_SET);
    ssize_t n = read(fd, bytes, sizeof bytes);
    printf("size %ld at %ld:", (long)s.st_size, (long)at);
    for (int i = 0; i < n; i++)
        printf(bytes[i] ? " %c" : " 0", bytes[i]);
    printf("\n");
    lseek(fd, at, SEEK_SET);
}

static void fails(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, errno);
}

int main(void)
{
    int p[2], fd = open("file", O_RDWR | O_CREAT, 0644);
    write(fd, "abcdefgh", 8);
    show(fd);
    printf("%d\n", ftruncate(fd, 3));
    show(fd);
    printf("%d\n", ftruncate(fd, 6));
    show(fd);
    write(fd, "z", 1);
    show(fd);
    printf("truncate %d\n", truncate("file", 1));
    show(fd);
    fails("negative", ftruncate(fd, -1));
    pipe(p);
    fails("a pipe", ftruncate(p[1], 0));
    fails("missing", truncate("none", 0));
    return 0;
}
