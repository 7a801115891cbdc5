/* MSG_OOB: one urgent byte beside the stream, read on its own; SO_OOBINLINE aside. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof a;
    char text[10];
    int s = socket(AF_INET, SOCK_STREAM, 0), c = socket(AF_INET, SOCK_STREAM, 0);
    bind(s, (struct sockaddr *)&a, sizeof a);
    listen(s, 1);
    getsockname(s, (struct sockaddr *)&a, &length);
    connect(c, (struct sockaddr *)&a, sizeof a);
    int peer = accept(s, NULL, NULL);
    long n = recv(peer, text, 1, MSG_OOB);
    printf("none: %ld EINVAL %d\n", n, errno == EINVAL);
    send(c, "ab", 2, 0);
    send(c, "!", 1, MSG_OOB);
    send(c, "cd", 2, 0);
    n = recv(peer, text, 1, MSG_OOB);
    printf("urgent: %ld %.*s\n", n, (int)n, text);
    n = recv(peer, text, 10, 0);
    printf("up to the mark: %ld %.*s\n", n, (int)n, text);
    n = recv(peer, text, 10, 0);
    printf("behind it: %ld %.*s\n", n, (int)n, text);
    return 0;
}
