/* An unlinked file lives until it is closed; a new one of its name is another. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    char b[10] = "";
    struct stat s;
    int d = open("f", O_RDWR | O_CREAT, 0644);
    write(d, "old", 3);
    printf("unlink %d\n", unlink("f"));
    int e = open("f", O_RDONLY);
    printf("open %d %s\n", e, strerror(errno));
    e = open("f", O_RDWR | O_CREAT | O_EXCL, 0644);
    write(e, "newer", 5);
    lseek(d, 0, SEEK_SET);
    printf("%ld ", (long)read(d, b, 10));
    printf("%s\n", b);
    fstat(d, &s);
    printf("links %d size %d\n", (int)s.st_nlink, (int)s.st_size);
    fstat(e, &s);
    printf("links %d size %d\n", (int)s.st_nlink, (int)s.st_size);
    close(d);
    printf("%d\n", access("f", F_OK));
    return 0;
}
