/* socketpair: both ends read and write; shutdown closes one way; EPIPE and SIGPIPE, and not with
 * MSG_NOSIGNAL. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t caught;

static void handler(int number) { (void)number, caught++; }

static void show(const char *what, long result)
{
    printf("%s: %ld errno %d caught %d\n", what, result, result < 0 ? errno : 0, caught);
}

int main(void)
{
    int s[2];
    char text[10];
    signal(SIGPIPE, handler);
    show("socketpair", socketpair(AF_UNIX, SOCK_STREAM, 0, s));
    if (fork() == 0) {
        close(s[0]);
        ssize_t n;
        while ((n = read(s[1], text, sizeof text)) > 0) {
            for (int i = 0; i < n; i++)
                text[i]++;
            write(s[1], text, n);
        }
        _exit(0);
    }
    close(s[1]);
    write(s[0], "HAL", 3);
    ssize_t n = read(s[0], text, sizeof text);
    printf("answer %.*s\n", (int)n, text);
    show("shutdown", shutdown(s[0], SHUT_WR));
    wait(NULL);
    show("end of file", read(s[0], text, 1));
    show("write after shutdown", write(s[0], "x", 1));
    show("send with MSG_NOSIGNAL", send(s[0], "x", 1, MSG_NOSIGNAL));
    show("shutdown a way that is none", shutdown(s[0], 7));
    show("AF_INET", socketpair(AF_INET, SOCK_STREAM, 0, s));
    return 0;
}
