/* One urgent byte: SIGURG to the owner, MSG_OOB, reads that stop at the mark; in line with SO_OOBINLINE. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static volatile int urgent;

static void handler(int signal) { urgent = signal; }

static void show(const char *what, ssize_t result, const char *bytes)
{
    printf("%s: %zd %s%.*s\n", what, result, result < 0 ? strerror(errno) : "",
           result > 0 ? (int)result : 0, bytes);
}

int main(void)
{
    struct sockaddr_in name = {.sin_family = AF_INET};
    socklen_t length = sizeof name;
    char bytes[32];
    int one = 1, listener = socket(AF_INET, SOCK_STREAM, 0), s = socket(AF_INET, SOCK_STREAM, 0);
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener, (struct sockaddr *)&name, sizeof name);
    listen(listener, 1);
    getsockname(listener, (struct sockaddr *)&name, &length);
    connect(s, (struct sockaddr *)&name, sizeof name);
    int t = accept(listener, NULL, NULL);
    signal(SIGURG, handler);
    fcntl(t, F_SETOWN, getpid());
    show("none yet", recv(t, bytes, sizeof bytes, MSG_OOB), bytes);
    send(s, "abc", 3, 0);
    send(s, "defX", 4, MSG_OOB);
    send(s, "ghi", 3, 0);
    while (!urgent)
        usleep(1000);
    usleep(20000);
    printf("SIGURG came\n");
    show("before it", recv(t, bytes, sizeof bytes, 0), bytes);
    printf("at the mark: %d\n", sockatmark(t));
    show("the urgent byte", recv(t, bytes, sizeof bytes, MSG_OOB), bytes);
    show("once", recv(t, bytes, sizeof bytes, MSG_OOB), bytes);
    show("behind it", recv(t, bytes, sizeof bytes, 0), bytes);
    printf("at the mark: %d\n", sockatmark(t));
    setsockopt(t, SOL_SOCKET, SO_OOBINLINE, &one, sizeof one);
    send(s, "jY", 2, MSG_OOB);
    send(s, "k", 1, 0);
    usleep(20000);
    show("in line", recv(t, bytes, sizeof bytes, 0), bytes);
    show("not with MSG_OOB", recv(t, bytes, sizeof bytes, MSG_OOB), bytes);
    show("from the mark", recv(t, bytes, sizeof bytes, 0), bytes);
    int pair[2];
    socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
    show("not with datagrams", send(pair[0], "x", 1, MSG_OOB), bytes);
    return 0;
}
