/* Both ends of a socketpair: both directions, half close, the end, SIGPIPE, what was not read. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, ssize_t result)
{
    printf("%s: %zd%s%s\n", what, result, result < 0 ? " " : "", result < 0 ? strerror(errno) : "");
}

int main(void)
{
    int s[2], status;
    char buffer[32];
    show("socketpair", socketpair(AF_UNIX, SOCK_STREAM, 0, s));
    show("write", write(s[0], "abcdef", 6));
    show("write back", write(s[1], "xyz", 3));
    show("peek", recv(s[1], buffer, 3, MSG_PEEK));
    show("read", read(s[1], buffer, 4));
    show("the rest", recv(s[1], buffer, sizeof buffer, 0));
    show("no more", recv(s[1], buffer, sizeof buffer, MSG_DONTWAIT));
    show("shutdown", shutdown(s[0], SHUT_WR));
    show("write after it", send(s[0], "x", 1, MSG_NOSIGNAL));
    show("read: the end", read(s[1], buffer, sizeof buffer));
    show("the other way goes on", write(s[1], "more", 4));
    show("read", read(s[0], buffer, sizeof buffer));
    show("shutdown wrongly", shutdown(s[0], 9));
    close(s[0]);
    show("send to a closed end", send(s[1], "x", 1, MSG_NOSIGNAL));
    show("read from it", read(s[1], buffer, sizeof buffer));
    fflush(stdout);
    if (fork() == 0) {
        write(s[1], "x", 1);
        _exit(0);
    }
    wait(&status);
    printf("a child that writes: signal %d\n", WTERMSIG(status) == SIGPIPE);
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    write(s[1], "unread", 6);
    write(s[0], "read", 4);
    close(s[1]);
    show("closed with something unread", read(s[0], buffer, sizeof buffer));
    show("then", read(s[0], buffer, sizeof buffer));
    socketpair(AF_UNIX, SOCK_DGRAM, 0, s);
    write(s[0], "one", 3);
    write(s[0], "two", 3);
    show("datagrams keep apart", read(s[1], buffer, sizeof buffer));
    show("the second", read(s[1], buffer, 1));
    show("no third", recv(s[1], buffer, sizeof buffer, MSG_DONTWAIT));
    close(s[1]);
    show("to a closed one", send(s[0], "x", 1, 0));
    show("once more", send(s[0], "x", 1, 0));
    socketpair(AF_UNIX, SOCK_SEQPACKET, 0, s);
    write(s[0], "three", 5);
    write(s[0], "four", 4);
    show("packets keep apart", read(s[1], buffer, sizeof buffer));
    close(s[0]);
    show("the next", read(s[1], buffer, sizeof buffer));
    show("the end", read(s[1], buffer, sizeof buffer));
    return 0;
}
