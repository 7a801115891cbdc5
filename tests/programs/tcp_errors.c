/* What TCP refuses: nobody listens, an address in use, not connected, connected already, no socket at all.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %s errno %d\n", what, result < 0 ? "fails" : "works", result < 0 ? errno : 0);
}

int main(void)
{
    struct sockaddr_in me = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, other;
    socklen_t length = sizeof me;
    char byte = 'x';
    int s = socket(AF_INET, SOCK_STREAM, 0), t = socket(AF_INET, SOCK_STREAM, 0),
        c = socket(AF_INET, SOCK_STREAM, 0);
    show("bind", bind(s, (struct sockaddr *)&me, sizeof me));
    getsockname(s, (struct sockaddr *)&me, &length);
    show("bind again", bind(s, (struct sockaddr *)&me, sizeof me));
    show("the same address", bind(t, (struct sockaddr *)&me, sizeof me));
    show("nobody listens", connect(c, (struct sockaddr *)&me, sizeof me));
    show("accept before listen", accept(s, NULL, NULL));
    show("listen", listen(s, 1));
    show("read from a listener", read(s, &byte, 1));
    signal(SIGPIPE, SIG_IGN);
    show("write when not connected", write(t, &byte, 1));
    show("getpeername", getpeername(t, (struct sockaddr *)&other, &length));
    show("connect", connect(c, (struct sockaddr *)&me, sizeof me));
    show("connect again", connect(c, (struct sockaddr *)&me, sizeof me));
    length = sizeof other;
    show("getpeername", getpeername(c, (struct sockaddr *)&other, &length));
    printf("it is the listener: %d\n", other.sin_port == me.sin_port);
    other.sin_family = 99;
    show("a family that is none", connect(t, (struct sockaddr *)&other, sizeof other));
    show("too short", bind(t, (struct sockaddr *)&me, 3));
    other = me;
    other.sin_addr.s_addr = inet_addr("8.8.8.8");
    other.sin_port = 0;
    show("not one's own address", bind(t, (struct sockaddr *)&other, sizeof other));
    show("no socket", listen(1, 1));
    show("closed", listen(99, 1));
    show("socket of no family", socket(99, SOCK_STREAM, 0));
    show("socket of no type", socket(AF_INET, 77, 0));
    show("raw", socket(AF_INET, SOCK_RAW, 1));
    return 0;
}
