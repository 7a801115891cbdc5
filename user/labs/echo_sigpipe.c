/* A client that leaves early kills the server, through its SIGPIPE handler.
   일찍 떠난 클라이언트가 SIGPIPE 핸들러를 통해 서버를 끝낸다.

   In the course: sockets, SIGPIPE (끊어진 연결에 쓰기).
   Writing to a connection whose other side has gone raises SIGPIPE. By default that ends the process; here a handler
   says so and exits. A server ignores SIGPIPE and looks at EPIPE.

   What can come out: the server ends when it writes again to the client that has left.

   pawl: schedule run: P1:*
   pawl: expect output "client: I leave\n"
   pawl: expect output "server: echo 1\n"
   pawl: expect output "server: SIGPIPE, I end\n"
   pawl: expect status 1
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PORT = 7000 };

static struct sockaddr_in address(void)
{
    struct sockaddr_in address;

    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = inet_addr("127.0.0.1");
    address.sin_port = htons(PORT);
    return address;
}

static void broken(int signal)
{
    static const char text[] = "server: SIGPIPE, I end\n";

    (void)signal;
    write(1, text, sizeof text - 1);
    _exit(1);
}

static void client(void)
{
    struct sockaddr_in server = address();
    int s = socket(AF_INET, SOCK_STREAM, 0);

    connect(s, (struct sockaddr *)&server, sizeof server);
    write(s, "hello", 5);
    printf("client: I leave\n");
    exit(0);
}

int main(void)
{
    struct sockaddr_in mine = address();
    int listener = socket(AF_INET, SOCK_STREAM, 0), s;
    char bytes[16];
    ssize_t count;

    if (bind(listener, (struct sockaddr *)&mine, sizeof mine) < 0 || listen(listener, 5) < 0) {
        perror("bind");
        return 1;
    }
    if (fork() == 0)
        client();
    signal(SIGPIPE, broken);
    s = accept(listener, NULL, NULL);
    wait(NULL); /* the client has left */
    count = read(s, bytes, sizeof bytes);
    for (int i = 1; i <= 3; i++) {
        if (write(s, bytes, (size_t)count) < 0) {
            perror("server: write");
            return 2;
        }
        printf("server: echo %d\n", i);
        sleep(1);
    }
    return 0;
}
