/* A peer that closes with data unread resets the connection: ECONNRESET for the reader, then EPIPE for the
 * writer. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof a;
    char byte = 'x';
    int s = socket(AF_INET, SOCK_STREAM, 0), c = socket(AF_INET, SOCK_STREAM, 0);
    bind(s, (struct sockaddr *)&a, sizeof a);
    listen(s, 1);
    getsockname(s, (struct sockaddr *)&a, &length);
    connect(c, (struct sockaddr *)&a, sizeof a);
    int peer = accept(s, NULL, NULL);
    write(c, "unread", 6);
    recv(peer, &byte, 1, MSG_PEEK); /* it is there */
    close(peer);
    signal(SIGPIPE, SIG_IGN);
    long n = read(c, &byte, 1);
    printf("read %ld ECONNRESET %d\n", n, n < 0 && errno == ECONNRESET);
    n = read(c, &byte, 1);
    printf("read again %ld\n", n);
    n = write(c, &byte, 1);
    printf("write %ld EPIPE %d\n", n, n < 0 && errno == EPIPE);
    close(c);
    c = socket(AF_INET, SOCK_STREAM, 0);
    connect(c, (struct sockaddr *)&a, sizeof a);
    peer = accept(s, NULL, NULL);
    close(peer);
    n = read(c, &byte, 1);
    printf("closed in order: read %ld\n", n);
    return 0;
}
