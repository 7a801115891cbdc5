/* Client and server over FIFOs: a well-known one for requests, one per client for the answers.
   FIFO로 하는 클라이언트와 서버: 요청은 알려진 FIFO 하나로, 응답은 클라이언트마다 하나씩.

   In the course: interprocess communication, named pipes (이름 있는 파이프).
   open waits for the other side. A request is one write of less than PIPE_BUF bytes, so requests do not mix. The
   server keeps a write end of its own open: without it, it would read end of file between two clients.

   What can come out: each client gets the square of its own number; only the order differs.

   pawl: schedule in-turn: P1:* P2:* P1:* P2:* P1:* P3:* P1:* P3:* P1:*
   pawl: expect output "client: the square of 3 is 9\n"
   pawl: expect output "client: the square of 4 is 16\n"
   pawl: expect status 0
   pawl: schedule other: P1:* P3:* P2:*
   pawl: expect output "client: the square of 3 is 9\n"
   pawl: expect output "client: the square of 4 is 16\n"
   pawl: expect status 0
   pawl: explore --preemptions=0 --random=0
   pawl: expect verdict ok
   pawl: expect outcomes 2 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLIENTS = 2 };

struct request {
    int client, number;
};

static void name_of(char *name, int client) { sprintf(name, "/tmp/fifo.%d", client); }

static void client(int number)
{
    struct request request = {number, number};
    int answer, to, from;
    char name[32];

    name_of(name, number);
    mkfifo(name, 0600);
    to = open("/tmp/fifo", O_WRONLY);
    write(to, &request, sizeof request);
    from = open(name, O_RDONLY);
    read(from, &answer, sizeof answer);
    printf("client: the square of %d is %d\n", number, answer);
    unlink(name);
    exit(0);
}

int main(void)
{
    struct request request;
    char name[32];
    int from, keep, to;

    mkfifo("/tmp/fifo", 0600);
    for (int i = 0; i < CLIENTS; i++)
        if (fork() == 0)
            client(3 + i);
    from = open("/tmp/fifo", O_RDONLY);
    keep = open("/tmp/fifo", O_WRONLY);
    for (int i = 0; i < CLIENTS; i++) {
        int answer;

        read(from, &request, sizeof request);
        answer = request.number * request.number;
        name_of(name, request.client);
        to = open(name, O_WRONLY);
        write(to, &answer, sizeof answer);
        close(to);
    }
    while (wait(NULL) > 0)
        ;
    close(keep);
    unlink("/tmp/fifo");
    return 0;
}
