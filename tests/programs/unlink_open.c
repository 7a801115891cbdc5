/* An unlinked file lives until the last descriptor is closed; its name is free at once. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void fails(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, errno);
}

int main(void)
{
    char text[20] = "";
    struct stat s;
    int old = open("file", O_RDWR | O_CREAT, 0644);
    write(old, "old", 3);
    printf("unlink %d\n", unlink("file"));
    fails("stat", stat("file", &s));
    fails("unlink again", unlink("file"));
    fstat(old, &s);
    printf("links %d size %ld\n", (int)s.st_nlink, (long)s.st_size);
    int new = open("file", O_RDWR | O_CREAT | O_EXCL, 0644);
    write(new, "new one", 7);
    write(old, " lives", 6);
    lseek(old, 0, SEEK_SET);
    read(old, text, sizeof text - 1);
    printf("old: %s\n", text);
    mkdir("folder", 0755);
    printf("unlink of a directory fails: %d\n", unlink("folder"));
    return 0;
}
