/* poll on the ends of a pipe, as it fills, empties and loses its other end; what is not open. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void show(const char *what, struct pollfd *fds, int count, int timeout)
{
    int ready = poll(fds, count, timeout);
    printf("%s: %d", what, ready);
    for (int i = 0; i < count; i++)
        printf(" %s%s%s%s%s%s.", fds[i].revents & POLLIN ? "IN " : "", fds[i].revents & POLLOUT ? "OUT " : "",
               fds[i].revents & POLLERR ? "ERR " : "", fds[i].revents & POLLHUP ? "HUP " : "",
               fds[i].revents & POLLNVAL ? "NVAL " : "", fds[i].revents & POLLPRI ? "PRI " : "");
    printf("\n");
}

int main(void)
{
    int ends[2], other[2];
    char bytes[16];
    pipe(ends);
    pipe(other);
    struct pollfd fds[3] = {{ends[0], POLLIN, -1}, {ends[1], POLLOUT, -1}, {-1, POLLIN, -1}};
    show("an empty pipe", fds, 3, -1);
    fds[1].events = 0;
    show("nothing to read, 20 ms", fds, 3, 20);
    write(ends[1], "bytes", 5);
    show("written", fds, 3, -1);
    read(ends[0], bytes, sizeof bytes);
    show("read", fds, 3, 0);
    write(ends[1], "last", 4);
    close(ends[1]);
    show("closed, not empty", fds, 1, 0);
    show("its writing end is not open", fds, 3, 0);
    read(ends[0], bytes, sizeof bytes);
    show("closed, empty", fds, 1, -1);
    close(other[0]);
    fds[0] = (struct pollfd){other[1], POLLOUT, 0};
    show("nobody reads", fds, 1, -1);
    fds[0] = (struct pollfd){99, POLLIN, 0};
    show("not open", fds, 1, -1);
    show("none", fds, 0, 10);
    return 0;
}
