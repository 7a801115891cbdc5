/* MSG_PEEK leaves what it reads, MSG_WAITALL waits for all, MSG_DONTWAIT does not wait. */
#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, long n, const char *text)
{
    if (n < 0)
        printf("%s: errno %d\n", what, errno);
    else
        printf("%s: %ld '%.*s'\n", what, n, (int)n, text);
}

int main(void)
{
    int s[2];
    char text[20];
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    long n = recv(s[0], text, sizeof text, MSG_DONTWAIT);
    show("nothing there", n, text);
    send(s[1], "abcdef", 6, 0);
    n = recv(s[0], text, 3, MSG_PEEK);
    show("peek", n, text);
    n = recv(s[0], text, 4, 0);
    show("read", n, text);
    if (fork() == 0) {
        for (int i = 0; i < 4; i++)
            send(s[1], "12", 2, 0);
        _exit(0);
    }
    n = recv(s[0], text, 10, MSG_WAITALL);
    show("all ten", n, text);
    wait(NULL);
    close(s[1]);
    send(s[0], "x", 1, MSG_NOSIGNAL);
    n = recv(s[0], text, 10, MSG_WAITALL);
    show("end of file", n, text);
    return 0;
}
