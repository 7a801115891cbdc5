/* A server with a child for each of several clients at once; which is served when does not matter. */
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLIENTS = 4 };

static struct sockaddr_in name = {.sin_family = AF_INET};

static void bury(int signal)
{
    (void)signal;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ;
}

static void serve(int listener)
{
    struct sigaction action = {.sa_handler = bury};
    sigaction(SIGCHLD, &action, NULL);
    for (int served = 0; served < CLIENTS;) {
        int s = accept(listener, NULL, NULL);
        if (s < 0)
            continue; /* EINTR: a child has ended */
        served++;
        if (fork() == 0) {
            char buffer[16];
            ssize_t n;
            close(listener);
            while ((n = read(s, buffer, sizeof buffer)) > 0)
                write(s, buffer, n);
            _exit(0);
        }
        close(s);
    }
    close(listener);
    while (wait(NULL) > 0 || errno == EINTR)
        ;
    _exit(0);
}

static int client(int number)
{
    char text[32], back[32];
    int s = socket(AF_INET, SOCK_STREAM, 0), good = 0;
    if (connect(s, (struct sockaddr *)&name, sizeof name))
        return 0;
    for (int i = 0; i < 3; i++) {
        int length = sprintf(text, "client %d says %d", number, i);
        write(s, text, length);
        good += recv(s, back, length, MSG_WAITALL) == length && memcmp(text, back, length) == 0;
    }
    close(s);
    return good;
}

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0), status;
    socklen_t length = sizeof name;
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener, (struct sockaddr *)&name, sizeof name);
    listen(listener, 5);
    getsockname(listener, (struct sockaddr *)&name, &length);
    pid_t server = fork(), clients[CLIENTS];
    if (server == 0)
        serve(listener);
    close(listener);
    for (int i = 0; i < CLIENTS; i++)
        if ((clients[i] = fork()) == 0)
            _exit(client(i));
    for (int i = 0; i < CLIENTS; i++) {
        waitpid(clients[i], &status, 0);
        printf("client %d: %d of 3 came back\n", i, WEXITSTATUS(status));
    }
    waitpid(server, &status, 0);
    printf("server: %d\n", status);
    printf("nobody is there any more: %d\n", client(9));
    return 0;
}
