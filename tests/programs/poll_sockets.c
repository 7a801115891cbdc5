#define _GNU_SOURCE
/* poll on sockets: a listener, a connection in its stages, one that does not block. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void show(const char *what, int fd, int timeout)
{
    struct pollfd p = {fd, POLLIN | POLLOUT | POLLPRI | POLLRDHUP, 0};
    int ready = poll(&p, 1, timeout);
    printf("%s: %d %s%s%s%s%s%s\n", what, ready, p.revents & POLLIN ? "IN " : "",
           p.revents & POLLOUT ? "OUT " : "", p.revents & POLLERR ? "ERR " : "",
           p.revents & POLLHUP ? "HUP " : "", p.revents & POLLRDHUP ? "RDHUP " : "",
           p.revents & POLLPRI ? "PRI " : "");
}

static void tell(const char *what, int result)
{
    printf("%s: %d%s%s\n", what, result < 0 ? -1 : result > 2 ? 3 : result, result < 0 ? " " : "",
           result < 0 ? strerror(errno) : "");
}

static int error_of(int s)
{
    int error = -1;
    socklen_t length = sizeof error;
    getsockopt(s, SOL_SOCKET, SO_ERROR, &error, &length);
    return error;
}

int main(void)
{
    struct sockaddr_in name = {.sin_family = AF_INET};
    socklen_t length = sizeof name;
    char byte;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), s = socket(AF_INET, SOCK_STREAM, 0);
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener, (struct sockaddr *)&name, sizeof name);
    getsockname(listener, (struct sockaddr *)&name, &length);
    fcntl(s, F_SETFL, fcntl(s, F_GETFL) | O_NONBLOCK);
    show("not connected", s, 0);
    tell("refused", connect(s, (struct sockaddr *)&name, sizeof name));
    show("and then", s, -1);
    printf("its error is ECONNREFUSED: %d", error_of(s) == ECONNREFUSED);
    printf(", then %d\n", error_of(s));
    listen(listener, 3);
    show("nobody has come", listener, 10);
    tell("accept", accept(listener, NULL, NULL));
    close(s);
    s = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    tell("connect", connect(s, (struct sockaddr *)&name, sizeof name));
    show("connected", s, 1000);
    tell("connect", connect(s, (struct sockaddr *)&name, sizeof name));
    tell("connect", connect(s, (struct sockaddr *)&name, sizeof name));
    show("somebody has come", listener, 1000);
    int t = accept(listener, NULL, NULL);
    tell("accepted", t);
    tell("it may wait", fcntl(t, F_GETFL) & O_NONBLOCK);
    tell("nothing to receive", recv(s, &byte, 1, 0));
    send(t, "a", 1, 0);
    show("something to receive", s, 1000);
    recv(s, &byte, 1, 0);
    shutdown(t, SHUT_WR);
    show("no more will come", s, 1000);
    shutdown(s, SHUT_WR);
    show("nor go", s, 1000);
    show("the other side", t, 1000);
    int d = socket(AF_INET, SOCK_DGRAM, 0), pair[2];
    show("datagrams", d, 0);
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    show("a pair", pair[0], 0);
    close(pair[1]);
    show("half a pair", pair[0], 0);
    return 0;
}
