/* An echo server for one client at a time.
   한 번에 클라이언트 하나를 받는 에코 서버.

   In the course: sockets (소켓, TCP 에코).
   A stream has no borders between messages: each side reads until it has what it expects. The server binds and
   listens before the client is born, so the connection cannot be refused.

   What can come out: always the same.

   pawl: schedule client-first: P1@accept P2:* P1:* P2:* P1:*
   pawl: expect output "client: echoed: hello\n"
   pawl: expect status 0
   pawl: schedule server-first: P1:* P2:* P1:*
   pawl: expect output "client: echoed: hello\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <arpa/inet.h>
#include <netinet/in.h>
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

static void client(void)
{
    struct sockaddr_in server = address();
    int s = socket(AF_INET, SOCK_STREAM, 0);
    size_t done = 0;
    ssize_t count;
    char text[16] = "";

    if (connect(s, (struct sockaddr *)&server, sizeof server) < 0) {
        perror("connect");
        exit(1);
    }
    write(s, "hello", 5);
    while (done < 5 && (count = read(s, text + done, 5 - done)) > 0)
        done += (size_t)count;
    printf("client: echoed: %s\n", text);
    exit(0);
}

int main(void)
{
    struct sockaddr_in mine = address();
    int listener = socket(AF_INET, SOCK_STREAM, 0), s, one = 1;
    char bytes[16];
    ssize_t count;

    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&mine, sizeof mine) < 0) {
        perror("bind");
        return 1;
    }
    listen(listener, 5);
    if (fork() == 0)
        client();
    s = accept(listener, NULL, NULL);
    while ((count = read(s, bytes, sizeof bytes)) > 0)
        write(s, bytes, (size_t)count);
    close(s);
    wait(NULL);
    return 0;
}
