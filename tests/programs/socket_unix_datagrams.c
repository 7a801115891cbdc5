/* Datagrams of AF_UNIX: by path, who sent them, a sender without a name, a receiver that is gone. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, ssize_t result)
{
    printf("%s: %zd%s%s\n", what, result, result < 0 ? " " : "", result < 0 ? strerror(errno) : "");
}

int main(void)
{
    struct sockaddr_un server = {AF_UNIX, "server"}, client = {AF_UNIX, "client"}, from;
    socklen_t length = sizeof from;
    char buffer[32] = "";
    int s = socket(AF_UNIX, SOCK_DGRAM, 0), c = socket(AF_UNIX, SOCK_DGRAM, 0), t;
    show("to nobody", sendto(c, "x", 1, 0, (struct sockaddr *)&server, sizeof server));
    show("bind", bind(s, (struct sockaddr *)&server, sizeof server));
    show("bind", bind(c, (struct sockaddr *)&client, sizeof client));
    fflush(stdout);
    if (fork() == 0) {
        sendto(c, "hello", 5, 0, (struct sockaddr *)&server, sizeof server);
        recv(c, buffer, sizeof buffer, 0);
        printf("client: %s\n", buffer);
        fflush(stdout);
        _exit(0);
    }
    show("recvfrom", recvfrom(s, buffer, sizeof buffer, 0, (struct sockaddr *)&from, &length));
    printf("%s from %s, length %u\n", buffer, from.sun_path, length);
    fflush(stdout);
    sendto(s, "hello to you", 13, 0, (struct sockaddr *)&from, length);
    wait(NULL);
    t = socket(AF_UNIX, SOCK_DGRAM, 0);
    show("connect", connect(t, (struct sockaddr *)&server, sizeof server));
    show("send", send(t, "nameless", 9, 0));
    length = sizeof from;
    show("recvfrom", recvfrom(s, buffer, sizeof buffer, 0, (struct sockaddr *)&from, &length));
    printf("%s, length %u\n", buffer, length);
    close(s);
    show("its receiver is gone", send(t, "x", 1, 0));
    show("and it has no other", send(t, "x", 1, 0));
    show("nor has the path", sendto(c, "x", 1, 0, (struct sockaddr *)&server, sizeof server));
    unlink("server");
    show("nor is there a path", sendto(c, "x", 1, 0, (struct sockaddr *)&server, sizeof server));
    show("too long a name", bind(t, (struct sockaddr *)&server, 200));
    return unlink("client");
}
