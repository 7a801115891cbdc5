/* A TCP server and two clients one after the other: bind, listen, accept, connect; end of file when the
 * peer closes. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void client(struct sockaddr_in *to, const char *text)
{
    char answer[40];
    int s = socket(AF_INET, SOCK_STREAM, 0);
    connect(s, (struct sockaddr *)to, sizeof *to);
    write(s, text, strlen(text));
    shutdown(s, SHUT_WR);
    ssize_t n, all = 0;
    while ((n = read(s, answer + all, sizeof answer - all)) > 0)
        all += n;
    printf("answer: %.*s\n", (int)all, answer);
    _exit(0);
}

int main(void)
{
    struct sockaddr_in me = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, peer;
    socklen_t length = sizeof me;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    bind(listener, (struct sockaddr *)&me, sizeof me);
    listen(listener, 5);
    getsockname(listener, (struct sockaddr *)&me, &length);
    printf("a port was given: %d\n", me.sin_port != 0);
    for (int i = 0; i < 2; i++) {
        if (fork() == 0)
            client(&me, i ? "second" : "first");
        length = sizeof peer;
        int s = accept(listener, (struct sockaddr *)&peer, &length);
        char text[20];
        ssize_t n;
        while ((n = read(s, text, sizeof text)) > 0)
            write(s, text, n);
        printf("from %s, end of file %ld\n", inet_ntoa(peer.sin_addr), (long)n);
        close(s);
        wait(NULL);
    }
    return 0;
}
