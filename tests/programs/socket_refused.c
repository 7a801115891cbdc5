/* Who is not there: ECONNREFUSED at once, and for connected datagrams later; EADDRINUSE, and other errors of
   addresses. */
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void show(const char *what, int result)
{
    printf("%s: %d%s%s\n", what, result, result < 0 ? " " : "", result < 0 ? strerror(errno) : "");
}

static struct sockaddr_in name_of(int s)
{
    struct sockaddr_in name;
    socklen_t length = sizeof name;
    getsockname(s, (struct sockaddr *)&name, &length);
    return name;
}

int main(void)
{
    struct sockaddr_in name = {.sin_family = AF_INET};
    char byte;
    int s = socket(AF_INET, SOCK_STREAM, 0), d = socket(AF_INET, SOCK_DGRAM, 0);
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    show("bind", bind(s, (struct sockaddr *)&name, sizeof name));
    name = name_of(s);
    int t = socket(AF_INET, SOCK_STREAM, 0);
    show("bind to the same port", bind(t, (struct sockaddr *)&name, sizeof name));
    show("the other kind's ports are others", bind(d, (struct sockaddr *)&name, sizeof name) <= 0);
    show("connect, nobody listens", connect(t, (struct sockaddr *)&name, sizeof name));
    show("once more", connect(t, (struct sockaddr *)&name, sizeof name));
    show("bind again", bind(s, (struct sockaddr *)&name, sizeof name));
    name.sin_addr.s_addr = inet_addr("192.0.2.1");
    show("bind to another's address", bind(t, (struct sockaddr *)&name, sizeof name));
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    show("a length too short", bind(t, (struct sockaddr *)&name, 8));
    name.sin_family = AF_UNIX;
    show("another family", bind(t, (struct sockaddr *)&name, sizeof name));
    name.sin_family = AF_INET;
    show("no socket", bind(0, (struct sockaddr *)&name, sizeof name));
    show("no descriptor", bind(99, (struct sockaddr *)&name, sizeof name));
    show("accept without listen", accept(s, NULL, NULL));
    show("recv without connection", recv(s, &byte, 1, 0));
    show("getpeername", getpeername(s, (struct sockaddr *)&name, &(socklen_t){sizeof name}));
    show("shutdown", shutdown(s, SHUT_RDWR));
    int gone = socket(AF_INET, SOCK_DGRAM, 0), c = socket(AF_INET, SOCK_DGRAM, 0);
    name.sin_port = 0;
    show("bind", bind(gone, (struct sockaddr *)&name, sizeof name));
    name = name_of(gone);
    close(gone);
    show("connect a datagram socket", connect(c, (struct sockaddr *)&name, sizeof name));
    show("send", send(c, "x", 1, 0));
    show("recv", recv(c, &byte, 1, 0));
    show("send", send(c, "x", 1, 0));
    show("send", send(c, "x", 1, 0));
    show("recv", recv(c, &byte, 1, MSG_DONTWAIT));
    show("a wrong family", socket(77, SOCK_STREAM, 0));
    show("a wrong protocol", socket(AF_INET, SOCK_STREAM, IPPROTO_UDP));
    show("a wrong type", socket(AF_INET, SOCK_SEQPACKET, 0));
    show("no type", socket(AF_INET, 77, 0));
    show("raw", socket(AF_INET, SOCK_RAW, IPPROTO_ICMP));
    show("a pair", socketpair(AF_INET, SOCK_STREAM, 0, (int[2]){0, 0}));
    return 0;
}
