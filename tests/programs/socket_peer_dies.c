/* A server that is killed: its client reads the end, or a reset if it had not read all; then EPIPE and
   SIGPIPE. */
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int pipes;

static void handler(int signal) { pipes += signal == SIGPIPE; }

static void show(const char *what, ssize_t result)
{
    printf("%s: %zd%s%s\n", what, result, result < 0 ? " " : "", result < 0 ? strerror(errno) : "");
}

/* A connection with a child, which is killed after it has read `reads` bytes; it sends two. */
static int killed(int listener, struct sockaddr_in *name, int reads)
{
    char buffer[8];
    int s = socket(AF_INET, SOCK_STREAM, 0);
    connect(s, (struct sockaddr *)name, sizeof *name);
    write(s, "abcd", 4);
    pid_t child = fork();
    if (child == 0) {
        close(s);
        int t = accept(listener, NULL, NULL);
        recv(t, buffer, reads, MSG_WAITALL);
        write(t, "ok", 2);
        pause();
    }
    recv(s, buffer, 2, MSG_WAITALL);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return s;
}

int main(void)
{
    struct sockaddr_in name = {.sin_family = AF_INET};
    socklen_t length = sizeof name;
    char byte;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener, (struct sockaddr *)&name, sizeof name);
    listen(listener, 2);
    getsockname(listener, (struct sockaddr *)&name, &length);
    signal(SIGPIPE, handler);
    int s = killed(listener, &name, 4);
    show("it had read all: the end", read(s, &byte, 1));
    show("the first write goes", write(s, "x", 1));
    usleep(10000);
    show("the next does not", write(s, "x", 1));
    printf("SIGPIPE: %d\n", pipes);
    show("still the end", read(s, &byte, 1));
    close(s);
    s = killed(listener, &name, 2);
    show("it had not read all", read(s, &byte, 1));
    show("then the end", read(s, &byte, 1));
    show("a write", send(s, "x", 1, MSG_NOSIGNAL));
    printf("SIGPIPE: %d\n", pipes);
    show("its peer has no name", getpeername(s, (struct sockaddr *)&name, &length));
    return 0;
}
