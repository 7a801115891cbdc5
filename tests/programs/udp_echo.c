/* UDP: recvfrom tells who sent, sendto answers; a connected one talks to its peer alone. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int bound(struct sockaddr_in *a)
{
    socklen_t length = sizeof *a;
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    *a = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    bind(s, (struct sockaddr *)a, sizeof *a);
    getsockname(s, (struct sockaddr *)a, &length);
    return s;
}

int main(void)
{
    struct sockaddr_in server, other, from;
    socklen_t length = sizeof from;
    char text[20];
    int s = bound(&server), stranger = bound(&other);
    if (fork() == 0) {
        int c = socket(AF_INET, SOCK_DGRAM, 0);
        sendto(c, "ping", 4, 0, (struct sockaddr *)&server, sizeof server);
        long n = recvfrom(c, text, sizeof text, 0, (struct sockaddr *)&from, &length);
        printf("client got %.*s, from the server %d\n", (int)n, text, from.sin_port == server.sin_port);
        _exit(0);
    }
    long n = recvfrom(s, text, sizeof text, 0, (struct sockaddr *)&from, &length);
    printf("server got %.*s from %s\n", (int)n, text, inet_ntoa(from.sin_addr));
    sendto(s, "pong", 4, 0, (struct sockaddr *)&from, length);
    wait(NULL);
    int c = socket(AF_INET, SOCK_DGRAM, 0);
    connect(c, (struct sockaddr *)&server, sizeof server);
    length = sizeof from;
    getsockname(c, (struct sockaddr *)&from, &length);
    sendto(stranger, "never seen", 10, 0, (struct sockaddr *)&from, sizeof from);
    sendto(s, "from the peer", 13, 0, (struct sockaddr *)&from, sizeof from);
    n = recv(c, text, sizeof text, 0);
    printf("connected: %.*s\n", (int)n, text);
    n = send(c, text, 1, 0);
    printf("send %ld\n", n);
    static char large[70000];
    n = sendto(s, large, sizeof large, 0, (struct sockaddr *)&other, sizeof other);
    printf("too large: %ld EMSGSIZE %d\n", n, errno == EMSGSIZE);
    return 0;
}
