/* Producer and consumer over messages: the consumer sends empty places, the producer fills them.
   생산자와 소비자: 메시지 전달로. 소비자가 빈자리를 보내고 생산자가 채워 보낸다.

   In the course: classic problems, message passing (생산자-소비자 문제).
   Nothing is shared, so nothing needs a lock: the queues do it all.

   What can come out: 1 to 5 in this order, always.

   pawl: schedule in-turn: P1:* P2:* P1:* P2:* P1:* P2:* P1:*
   pawl: expect output "1 2 3 4 5\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PLACES = 2, ITEMS = 5, EMPTY = 1, FULL = 2 };

struct message {
    long type;
    int item;
};

static void produce(int queue)
{
    struct message message;

    for (int item = 1; item <= ITEMS; item++) {
        msgrcv(queue, &message, sizeof message.item, EMPTY, 0);
        message.type = FULL;
        message.item = item;
        msgsnd(queue, &message, sizeof message.item, 0);
    }
    _exit(0);
}

int main(void)
{
    int queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    struct message message = {EMPTY, 0};

    for (int i = 0; i < PLACES; i++)
        msgsnd(queue, &message, sizeof message.item, 0);
    if (fork() == 0)
        produce(queue);
    for (int i = 1; i <= ITEMS; i++) {
        msgrcv(queue, &message, sizeof message.item, FULL, 0);
        printf("%d%c", message.item, i == ITEMS ? '\n' : ' ');
        message.type = EMPTY;
        msgsnd(queue, &message, sizeof message.item, 0);
    }
    wait(NULL);
    msgctl(queue, IPC_RMID, NULL);
    return 0;
}
