/* An echo server whose child stores what the others bring it through a pipe.
   자식들이 파이프로 보낸 것을 다른 자식이 파일에 저장하는 에코 서버.

   In the course: sockets and pipes together (메시지를 저장하는 에코 서버).
   One child reads the pipe and writes the file; one child a client echoes, and copies into the pipe. A write of at
   most PIPE_BUF bytes is whole, so messages do not mix.

   What can come out: the same lines in the file in either order.

   pawl: schedule run: P1:*
   pawl: expect output "stored:\n"
   pawl: expect output "client 1\n"
   pawl: expect output "client 2\n"
   pawl: expect status 0
   pawl: schedule other: P1:* P4:* P1:* P5:* P3:*
   pawl: expect output "stored:\n"
   pawl: expect output "client 2\n"
   pawl: expect output "client 1\n"
   pawl: expect status 0
   pawl: explore --preemptions=0 --random=0
   pawl: expect verdict ok
   pawl: expect outcomes 2 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
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

static void store(int from)
{
    int file = open("/tmp/echo.txt", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    char bytes[64];
    ssize_t count;

    while ((count = read(from, bytes, sizeof bytes)) > 0)
        write(file, bytes, (size_t)count);
    exit(0);
}

static void serve(int s, int to)
{
    char bytes[64];
    ssize_t count;

    while ((count = read(s, bytes, sizeof bytes)) > 0) {
        write(s, bytes, (size_t)count);
        write(to, bytes, (size_t)count);
    }
    exit(0);
}

static void client(int number)
{
    struct sockaddr_in server = address();
    int s = socket(AF_INET, SOCK_STREAM, 0);
    char text[16] = "";

    connect(s, (struct sockaddr *)&server, sizeof server);
    sprintf(text, "client %d\n", number);
    write(s, text, 9);
    recv(s, text, 9, MSG_WAITALL);
    exit(0);
}

int main(void)
{
    struct sockaddr_in mine = address();
    int listener = socket(AF_INET, SOCK_STREAM, 0), pipe_ends[2], file;
    char text[64] = "";

    if (bind(listener, (struct sockaddr *)&mine, sizeof mine) < 0 || listen(listener, 5) < 0) {
        perror("bind");
        return 1;
    }
    pipe(pipe_ends);
    if (fork() == 0) {
        close(pipe_ends[1]);
        store(pipe_ends[0]);
    }
    close(pipe_ends[0]);
    for (int i = 1; i <= CLIENTS; i++)
        if (fork() == 0) {
            close(pipe_ends[1]);
            client(i);
        }
    for (int i = 1; i <= CLIENTS; i++) {
        int s = accept(listener, NULL, NULL);
        if (fork() == 0)
            serve(s, pipe_ends[1]);
        close(s);
    }
    close(pipe_ends[1]);
    while (wait(NULL) > 0)
        ;
    file = open("/tmp/echo.txt", O_RDONLY);
    read(file, text, sizeof text - 1);
    printf("stored:\n%s", text);
    return 0;
}
