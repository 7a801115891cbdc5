/* A server with a child for each client, reaped by SIGCHLD; accept goes on after the handler with
 * SA_RESTART. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLIENTS = 3 };

static void reap(int number)
{
    (void)number;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ;
}

int main(void)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sigaction action = {.sa_handler = reap, .sa_flags = SA_RESTART};
    socklen_t length = sizeof a;
    int results[2], number, sum = 0, listener = socket(AF_INET, SOCK_STREAM, 0);
    sigemptyset(&action.sa_mask);
    sigaction(SIGCHLD, &action, NULL);
    pipe(results);
    bind(listener, (struct sockaddr *)&a, sizeof a);
    listen(listener, 5);
    getsockname(listener, (struct sockaddr *)&a, &length);
    for (int i = 1; i <= CLIENTS; i++)
        if (fork() == 0) {
            int s = socket(AF_INET, SOCK_STREAM, 0);
            connect(s, (struct sockaddr *)&a, sizeof a);
            write(s, &i, sizeof i);
            recv(s, &number, sizeof number, MSG_WAITALL);
            write(results[1], &number, sizeof number);
            _exit(0);
        }
    for (int i = 0; i < CLIENTS; i++) {
        int s = accept(listener, NULL, NULL);
        if (fork() == 0) {
            recv(s, &number, sizeof number, MSG_WAITALL);
            number *= number;
            write(s, &number, sizeof number);
            _exit(0);
        }
        close(s);
    }
    for (int i = 0; i < CLIENTS; i++) {
        read(results[0], &number, sizeof number);
        sum += number;
    }
    printf("sum of squares %d\n", sum);
    return 0;
}
