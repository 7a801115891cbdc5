/* dup takes the lowest free number; dup2 closes the target first, does nothing for the same; F_DUPFD starts
 * at a number. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void show(const char *what, int result)
{
    printf("%s: %d errno %d\n", what, result, result < 0 ? errno : 0);
}

int main(void)
{
    int p[2];
    char byte;
    close(open("file", O_CREAT | O_WRONLY, 0644));
    int fd = open("file", O_RDONLY), next = dup(fd);
    printf("one after the other: %d\n", next == fd + 1);
    close(fd);
    printf("the lowest: %d\n", open("file", O_RDONLY) == fd);
    show("dup2", dup2(fd, 20));
    show("dup2 to itself", dup2(20, 20));
    show("dup2 of a closed one to itself", dup2(21, 21));
    show("dup2 to a negative number", dup2(fd, -1));
    show("dup2 of a closed one", dup2(22, 20));
    show("and the target is still open", fcntl(20, F_GETFD));
    show("F_DUPFD from 20", fcntl(fd, F_DUPFD, 20));
    show("F_DUPFD_CLOEXEC from 30", fcntl(fd, F_DUPFD_CLOEXEC, 30));
    show("its flag", fcntl(30, F_GETFD));
    show("the other's flag", fcntl(21, F_GETFD));
    pipe(p);
    dup2(fd, p[1]); /* closes the only write end */
    show("end of file", (int)read(p[0], &byte, 1));
    return 0;
}
