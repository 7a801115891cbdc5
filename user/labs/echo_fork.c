/* An echo server that forks for each client, and reaps its children in a SIGCHLD handler.
   클라이언트마다 fork하고 SIGCHLD 핸들러로 자식을 거두는 에코 서버.

   In the course: sockets, concurrent servers (다중 접속 서버).
   accept may be interrupted by SIGCHLD: signal() restarts it, sigaction without SA_RESTART would give EINTR. The
   server is idle in accept when all is done: that is no deadlock.

   What can come out: each client gets its own text back, in any order.

   pawl: schedule run: P1:*
   pawl: expect output "client 1: I am 1\n"
   pawl: expect output "client 2: I am 2\n"
   pawl: expect end idle
   pawl: schedule other: P1:* P3:* P2:*
   pawl: expect output "client 1: I am 1\n"
   pawl: expect output "client 2: I am 2\n"
   pawl: expect end idle
   pawl: explore --preemptions=1 --random=0
   pawl: expect verdict ok
   pawl: expect outcomes 2 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PORT = 7000, CLIENTS = 2 };

static struct sockaddr_in address(void)
{
    struct sockaddr_in address;

    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = inet_addr("127.0.0.1");
    address.sin_port = htons(PORT);
    return address;
}

static void reap(int signal)
{
    (void)signal;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ;
}

static void client(int number)
{
    struct sockaddr_in server = address();
    int s = socket(AF_INET, SOCK_STREAM, 0);
    char text[16] = "";

    if (connect(s, (struct sockaddr *)&server, sizeof server) < 0) {
        perror("connect");
        exit(1);
    }
    sprintf(text, "I am %d", number);
    write(s, text, 6);
    memset(text, 0, sizeof text);
    read(s, text, 6);
    printf("client %d: %s\n", number, text);
    exit(0);
}

static void serve(int s)
{
    char bytes[16];
    ssize_t count;

    while ((count = read(s, bytes, sizeof bytes)) > 0)
        write(s, bytes, (size_t)count);
    exit(0);
}

int main(void)
{
    struct sockaddr_in mine = address();
    int listener = socket(AF_INET, SOCK_STREAM, 0);

    if (bind(listener, (struct sockaddr *)&mine, sizeof mine) < 0 || listen(listener, 5) < 0) {
        perror("bind");
        return 1;
    }
    for (int i = 1; i <= CLIENTS; i++)
        if (fork() == 0)
            client(i);
    signal(SIGCHLD, reap);
    for (;;) {
        int s = accept(listener, NULL, NULL);
        if (s < 0)
            continue;
        if (fork() == 0) {
            close(listener);
            serve(s);
        }
        close(s);
    }
}
