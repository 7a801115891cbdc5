/* Datagrams keep their borders: one recv takes one, a short buffer cuts it; each can be empty. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_un a = {.sun_family = AF_UNIX, .sun_path = "a"},
                       b = {.sun_family = AF_UNIX, .sun_path = "b"}, from;
    socklen_t length = sizeof from;
    char text[20];
    int s = socket(AF_UNIX, SOCK_DGRAM, 0), t = socket(AF_UNIX, SOCK_DGRAM, 0);
    bind(s, (struct sockaddr *)&a, sizeof a);
    bind(t, (struct sockaddr *)&b, sizeof b);
    sendto(t, "first", 5, 0, (struct sockaddr *)&a, sizeof a);
    sendto(t, "", 0, 0, (struct sockaddr *)&a, sizeof a);
    sendto(t, "second, longer", 14, 0, (struct sockaddr *)&a, sizeof a);
    sendto(t, "third", 5, 0, (struct sockaddr *)&a, sizeof a);
    long n = recvfrom(s, text, sizeof text, 0, (struct sockaddr *)&from, &length);
    printf("%ld '%.*s' from %s\n", n, (int)n, text, from.sun_path);
    n = recv(s, text, sizeof text, 0);
    printf("%ld empty\n", n);
    n = recv(s, text, 6, 0);
    printf("%ld '%.*s' cut\n", n, (int)n, text);
    n = recv(s, text, sizeof text, 0);
    printf("%ld '%.*s'\n", n, (int)n, text);
    n = recv(s, text, sizeof text, MSG_DONTWAIT);
    printf("%ld EAGAIN %d\n", n, errno == EAGAIN);
    n = send(t, "x", 1, 0);
    printf("without an address %ld ENOTCONN %d\n", n, errno == ENOTCONN);
    connect(t, (struct sockaddr *)&a, sizeof a);
    n = send(t, "x", 1, 0);
    printf("connected %ld\n", n);
    close(s);
    n = send(t, "x", 1, 0);
    printf("closed %ld ECONNREFUSED %d\n", n, errno == ECONNREFUSED);
    return 0;
}
