/* Options, timeouts, several buffers, what is asked of a socket. */
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

static void show(const char *what, ssize_t result)
{
    printf("%s: %zd%s%s\n", what, result, result < 0 ? " " : "", result < 0 ? strerror(errno) : "");
}

static int ask(int s, int level, int name)
{
    int value = -1;
    socklen_t length = sizeof value;
    return getsockopt(s, level, name, &value, &length) ? -errno : value;
}

static int set(int s, int level, int name, int value)
{
    return setsockopt(s, level, name, &value, sizeof value);
}

int main(void)
{
    int s = socket(AF_INET, SOCK_STREAM, 0), d = socket(AF_INET, SOCK_DGRAM, 0), pair[2];
    struct linger linger = {1, 5};
    struct timeval time = {0, 20000};
    socklen_t length = sizeof linger;
    char a[4] = "", b[8] = "";
    show("SO_REUSEADDR", ask(s, SOL_SOCKET, SO_REUSEADDR));
    show("set", set(s, SOL_SOCKET, SO_REUSEADDR, 77));
    show("SO_REUSEADDR", ask(s, SOL_SOCKET, SO_REUSEADDR) != 0);
    show("SO_TYPE", ask(s, SOL_SOCKET, SO_TYPE));
    show("SO_TYPE", ask(d, SOL_SOCKET, SO_TYPE));
    show("SO_TYPE cannot be set", set(d, SOL_SOCKET, SO_TYPE, 1));
    show("SO_ACCEPTCONN", ask(s, SOL_SOCKET, SO_ACCEPTCONN));
    listen(s, 1);
    show("SO_ACCEPTCONN", ask(s, SOL_SOCKET, SO_ACCEPTCONN));
    show("SO_ERROR", ask(s, SOL_SOCKET, SO_ERROR));
    show("TCP_NODELAY", set(s, IPPROTO_TCP, TCP_NODELAY, 1));
    show("TCP_NODELAY", ask(s, IPPROTO_TCP, TCP_NODELAY));
    show("of datagrams", set(d, IPPROTO_TCP, TCP_NODELAY, 1));
    show("unknown", set(s, SOL_SOCKET, 9999, 1));
    show("too short", setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, a, 1));
    show("SO_LINGER", setsockopt(s, SOL_SOCKET, SO_LINGER, &linger, sizeof linger));
    linger.l_linger = 0;
    getsockopt(s, SOL_SOCKET, SO_LINGER, &linger, &length);
    printf("%d %d\n", linger.l_onoff, linger.l_linger);
    show("SO_RCVBUF", set(d, SOL_SOCKET, SO_RCVBUF, 3000));
    show("twice that", ask(d, SOL_SOCKET, SO_RCVBUF));
    show("no socket", set(0, SOL_SOCKET, SO_REUSEADDR, 1));
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    show("SO_RCVTIMEO", setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time));
    show("recv", recv(pair[0], a, 1, 0));
    show("read", read(pair[0], a, 1));
    struct iovec out[2] = {{"gather", 6}, {"ed", 2}}, in[2] = {{a, 3}, {b, 7}};
    show("writev", writev(pair[1], out, 2));
    show("readv", readv(pair[0], in, 2));
    printf("%.3s %s\n", a, b);
    struct msghdr message = {.msg_iov = out, .msg_iovlen = 2};
    show("sendmsg", sendmsg(pair[1], &message, 0));
    message.msg_iov = in;
    show("recvmsg", recvmsg(pair[0], &message, 0));
    printf("%.3s %s\n", a, b);
    time.tv_usec = 2000000;
    show("no time", setsockopt(pair[0], SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time));
    return 0;
}
