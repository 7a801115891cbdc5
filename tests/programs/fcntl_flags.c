/* F_GETFL gives how it was opened; F_SETFL changes O_APPEND and O_NONBLOCK alone, for all copies;
 * FD_CLOEXEC is each descriptor's. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void show(const char *what, int fd)
{
    int flags = fcntl(fd, F_GETFL), access = flags & O_ACCMODE;
    printf("%s: %s%s%s\n", what,
           access == O_RDONLY   ? "reads"
           : access == O_WRONLY ? "writes"
                                : "both",
           flags & O_APPEND ? " appends" : "", flags & O_NONBLOCK ? " does not wait" : "");
}

int main(void)
{
    int fd = open("file", O_WRONLY | O_CREAT | O_APPEND, 0644), copy = dup(fd);
    show("opened", fd);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    show("set", fd);
    show("its copy", copy);
    fcntl(copy, F_SETFL, O_RDWR | O_APPEND);
    show("the way stays", fd);
    show("read and write", open("file", O_RDWR));
    printf("FD_CLOEXEC %d\n", fcntl(fd, F_GETFD));
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    printf("FD_CLOEXEC %d, its copy %d, opened so %d\n", fcntl(fd, F_GETFD), fcntl(copy, F_GETFD),
           fcntl(open("file", O_RDONLY | O_CLOEXEC), F_GETFD));
    printf("a command that is none: %d\n", fcntl(fd, 9999));
    return 0;
}
