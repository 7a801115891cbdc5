/* dup3, F_DUPFD, F_DUPFD_CLOEXEC; flags of the descriptor and of the open file. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    if (result < 0)
        printf("%s: %s\n", what, strerror(errno));
    else
        printf("%s: %ld\n", what, result);
}

int main(void)
{
    int d = open("f", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    show("FD", fcntl(d, F_GETFD));
    show("FL", fcntl(d, F_GETFL) & (O_ACCMODE | O_APPEND | O_NONBLOCK | O_CREAT | O_TRUNC));
    show("dup", dup(d));
    show("FD of it", fcntl(4, F_GETFD));
    show("from 20", fcntl(d, F_DUPFD, 20));
    show("from 20, CLOEXEC", fcntl(d, F_DUPFD_CLOEXEC, 20));
    show("FD of it", fcntl(21, F_GETFD));
    show("from -1", fcntl(d, F_DUPFD, -1));
    show("dup3", dup3(d, 8, O_CLOEXEC));
    show("FD of it", fcntl(8, F_GETFD));
    show("dup3 to itself", dup3(d, d, 0));
    show("dup3 with rubbish", dup3(d, 8, 1));
    show("dup3 of nothing", dup3(77, 8, 0));
    show("append", fcntl(4, F_SETFL, O_APPEND));
    show("shared", !!(fcntl(d, F_GETFL) & O_APPEND));
    show("SETFD", fcntl(d, F_SETFD, 0));
    show("FD", fcntl(d, F_GETFD));
    show("of 8 it stays", fcntl(8, F_GETFD));
    show("GETFL of nothing", fcntl(77, F_GETFL));
    show("no such command", fcntl(d, 9999, 0));
    return 0;
}
