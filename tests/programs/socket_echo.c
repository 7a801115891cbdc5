/* A server and its client over AF_INET: what the client sends comes back, and the end of file, too. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void serve(int listener)
{
    char buffer[64];
    struct sockaddr_in peer;
    socklen_t length = sizeof peer;
    ssize_t n;
    int s = accept(listener, (struct sockaddr *)&peer, &length);
    printf("server: accepted from %s, family %d, length %u\n", inet_ntoa(peer.sin_addr),
           peer.sin_family == AF_INET, length);
    while ((n = read(s, buffer, sizeof buffer)) > 0)
        write(s, buffer, n);
    printf("server: end of file: %zd\n", n);
    close(s);
    close(listener);
    exit(7);
}

int main(void)
{
    int status, listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t length = sizeof address;
    char buffer[64] = "";
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    printf("bind %d\n", bind(listener, (struct sockaddr *)&address, sizeof address));
    printf("listen %d\n", listen(listener, 5));
    getsockname(listener, (struct sockaddr *)&address, &length);
    printf("a port of its own: %d\n", ntohs(address.sin_port) >= 1024);
    fflush(stdout);
    if (fork() == 0)
        serve(listener);
    close(listener);
    int s = socket(AF_INET, SOCK_STREAM, 0);
    int connected = connect(s, (struct sockaddr *)&address, sizeof address);
    for (int i = 0; i < 3; i++) {
        char text[32];
        snprintf(text, sizeof text, "message %d", i);
        send(s, text, strlen(text), 0);
        memset(buffer, 0, sizeof buffer);
        recv(s, buffer, strlen(text), MSG_WAITALL);
        if (strcmp(text, buffer))
            printf("came back as %s\n", buffer);
    }
    struct sockaddr_in other;
    length = sizeof other;
    getpeername(s, (struct sockaddr *)&other, &length);
    shutdown(s, SHUT_WR);
    ssize_t end = read(s, buffer, sizeof buffer);
    wait(&status);
    printf("client: connect %d, last echo %s, peer's port %d, end %zd\n", connected, buffer,
           other.sin_port == address.sin_port, end);
    printf("server's status %d\n", WEXITSTATUS(status));
    return 0;
}
