/* Datagrams of AF_INET: boundaries, the sender's address, truncation, peeking, connected ones, refusal. */
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void show(const char *what, ssize_t result)
{
    printf("%s: %zd%s%s\n", what, result, result < 0 ? " " : "", result < 0 ? strerror(errno) : "");
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
    struct sockaddr_in any = {.sin_family = AF_INET}, from, to;
    socklen_t length = sizeof from;
    char buffer[32] = "";
    int a = socket(AF_INET, SOCK_DGRAM, 0), b = socket(AF_INET, SOCK_DGRAM, 0);
    any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    show("bind", bind(a, (struct sockaddr *)&any, sizeof any));
    to = name_of(a);
    show("send to nobody", send(b, "x", 1, 0));
    show("sendto", sendto(b, "one", 3, 0, (struct sockaddr *)&to, sizeof to));
    show("sendto", sendto(b, "second", 6, 0, (struct sockaddr *)&to, sizeof to));
    show("sendto", sendto(b, "", 0, 0, (struct sockaddr *)&to, sizeof to));
    show("sendto", sendto(b, "fourth", 6, 0, (struct sockaddr *)&to, sizeof to));
    printf("it has a port now: %d\n", name_of(b).sin_port != 0);
    show("peek", recv(a, buffer, 2, MSG_PEEK));
    show("its length", recv(a, buffer, 2, MSG_PEEK | MSG_TRUNC));
    show("recvfrom", recvfrom(a, buffer, sizeof buffer, 0, (struct sockaddr *)&from, &length));
    printf("%.3s from b: %d, %s, length %u\n", buffer, from.sin_port == name_of(b).sin_port,
           inet_ntoa(from.sin_addr), length);
    show("too small", recv(a, buffer, 3, 0));
    show("empty", recv(a, buffer, sizeof buffer, 0));
    struct iovec pieces[2] = {{buffer, 2}, {buffer + 8, 3}};
    struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 2};
    show("recvmsg", recvmsg(a, &message, 0));
    printf("%.2s and %.3s, truncated %d\n", buffer, buffer + 8, message.msg_flags == MSG_TRUNC);
    show("nothing more", recv(a, buffer, sizeof buffer, MSG_DONTWAIT));
    show("connect", connect(b, (struct sockaddr *)&to, sizeof to));
    show("send", send(b, "connected", 9, 0));
    show("recv", recv(a, buffer, sizeof buffer, 0));
    int c = socket(AF_INET, SOCK_DGRAM, 0);
    from = name_of(b);
    show("a stranger to b", sendto(c, "psst", 4, 0, (struct sockaddr *)&from, sizeof from));
    show("b hears it", recv(b, buffer, sizeof buffer, MSG_DONTWAIT));
    show("a to b", sendto(a, "hello", 5, 0, (struct sockaddr *)&from, sizeof from));
    show("b hears it", recv(b, buffer, sizeof buffer, 0));
    any.sin_family = AF_UNSPEC;
    show("disconnect", connect(b, (struct sockaddr *)&any, sizeof any));
    show("send", send(b, "x", 1, 0));
    show("getpeername", getpeername(b, (struct sockaddr *)&any, &length));
    show("listen", listen(b, 1));
    show("accept", accept(b, NULL, NULL));
    return 0;
}
