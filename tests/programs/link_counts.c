/* link gives a file a second name, unlink takes one; the file goes with its last name. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void links(const char *path)
{
    struct stat s;
    if (stat(path, &s) == 0)
        printf("%s: %d links, %ld bytes\n", path, (int)s.st_nlink, (long)s.st_size);
    else
        printf("%s: errno %d\n", path, errno);
}

static void show(const char *what, int result)
{
    printf("%s: %d errno %d\n", what, result, result < 0 ? errno : 0);
}

int main(void)
{
    int fd = open("a", O_RDWR | O_CREAT, 0644);
    show("link", link("a", "b"));
    write(fd, "text", 4);
    links("a"), links("b");
    show("to a name that is there", link("a", "b"));
    show("of a missing file", link("none", "c"));
    mkdir("folder", 0755);
    show("of a directory", link("folder", "c"));
    show("into it", link("a", "folder/c"));
    show("unlink", unlink("a"));
    links("a"), links("b"), links("folder/c");
    unlink("b"), unlink("folder/c");
    struct stat s;
    fstat(fd, &s);
    printf("open: %d links, %ld bytes\n", (int)s.st_nlink, (long)s.st_size);
    return 0;
}
