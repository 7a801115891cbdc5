/* poll: POLLIN, POLLOUT, POLLHUP, POLLERR, POLLNVAL; negative descriptors are left out. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

static void show(const char *what, struct pollfd *f, int n, int wait)
{
    int result = poll(f, n, wait);
    printf("%s: %d", what, result);
    for (int i = 0; i < n; i++)
        printf(" [%s%s%s%s%s]", f[i].revents & POLLIN ? "in" : "", f[i].revents & POLLOUT ? "out" : "",
               f[i].revents & POLLHUP ? "hup" : "", f[i].revents & POLLERR ? "err" : "",
               f[i].revents & POLLNVAL ? "nval" : "");
    printf("\n");
}

int main(void)
{
    int p[2], q[2];
    pipe(p);
    pipe(q);
    struct pollfd f[4] = {{p[0], POLLIN, 0}, {p[1], POLLOUT, 0}, {-1, POLLIN, 0}, {99, POLLIN, 0}};
    show("empty", f, 3, 0);
    show("one closed", f, 4, -1);
    write(p[1], "x", 1);
    show("one byte", f, 3, -1);
    show("wait in vain", &(struct pollfd){q[0], POLLIN, 0}, 1, 10);
    close(p[1]);
    show("no writer, one byte", f, 1, 0);
    char byte;
    read(p[0], &byte, 1);
    show("no writer", f, 1, 0);
    close(q[0]);
    show("no reader", &(struct pollfd){q[1], POLLOUT, 0}, 1, 0);
    show("none", NULL, 0, 5);
    return 0;
}
