/* pread and pwrite leave the offset alone. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void fails(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, errno);
}

int main(void)
{
    char bytes[8] = "";
    int p[2], fd = open("file", O_RDWR | O_CREAT, 0644);
    write(fd, "0123456789", 10);
    lseek(fd, 2, SEEK_SET);
    printf("pwrite %ld\n", (long)pwrite(fd, "ab", 2, 5));
    long n = (long)pread(fd, bytes, 4, 4);
    printf("pread %ld %s\n", n, bytes);
    printf("at %ld\n", (long)lseek(fd, 0, SEEK_CUR));
    printf("beyond the end %ld\n", (long)pread(fd, bytes, 4, 50));
    fails("negative", pread(fd, bytes, 4, -1));
    pipe(p);
    fails("a pipe", pwrite(p[1], bytes, 1, 0));
    return 0;
}
