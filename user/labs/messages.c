/* Request and reply over one message queue: the type says for whom a message is.
   메시지 큐 하나로 요청과 응답: 메시지 종류(type)가 받을 사람을 가리킨다.

   In the course: interprocess communication, message passing (프로세스 간 통신, 메시지 큐).
   Requests have type 1 and carry the client's pid; a reply has that pid as its type, so that each
   client takes its own answer, in whatever order the server works.

   What can come out: each client gets the square of its own number; only the order differs.

   pawl: schedule last-first: P1:* P3:* P2:* P1:* P3:* P2:* P1:*
   pawl: expect output "client: the square of 4 is 16\nclient: the square of 3 is 9\n"
   pawl: expect status 0
   pawl: schedule in-turn: P1:* P2:* P1:* P2:* P3:* P1:* P3:* P1:*
   pawl: expect output "client: the square of 3 is 9\nclient: the square of 4 is 16\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 2 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

struct message {
    long type;
    int from, number;
};

enum { REQUEST = 1, CLIENTS = 2, SIZE = sizeof(struct message) - sizeof(long) };

static void client(int queue, int number)
{
    struct message message = {REQUEST, getpid(), number};

    msgsnd(queue, &message, SIZE, 0);
    msgrcv(queue, &message, SIZE, getpid(), 0);
    printf("client: the square of %d is %d\n", number, message.number);
    exit(0);
}

int main(void)
{
    int queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    struct message message;

    for (int i = 0; i < CLIENTS; i++)
        if (fork() == 0)
            client(queue, 3 + i);

    for (int i = 0; i < CLIENTS; i++) {
        msgrcv(queue, &message, SIZE, REQUEST, 0);
        message.type = message.from;
        message.number = message.number * message.number;
        msgsnd(queue, &message, SIZE, 0);
    }
    while (wait(NULL) > 0)
        ;
    msgctl(queue, IPC_RMID, NULL);
    return 0;
}
