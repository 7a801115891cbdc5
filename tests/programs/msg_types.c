/* msgrcv by type: any, one, up to one; lengths and errors. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>

struct message { long type; char text[16]; };

static int queue;

static void send(long type, const char *text)
{
    struct message m = {.type = type};
    strcpy(m.text, text);
    printf("send %ld: %d\n", type, msgsnd(queue, &m, strlen(text) + 1, IPC_NOWAIT));
}

static void receive(long type, int flags, size_t size)
{
    struct message m;
    long n = msgrcv(queue, &m, size, type, flags | IPC_NOWAIT);
    if (n < 0)
        printf("receive %ld: errno %d\n", type, errno);
    else
        printf("receive %ld: type %ld, %ld bytes, %.*s\n", type, m.type, n, (int)n, m.text);
}

int main(void)
{
    queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    send(3, "three"), send(1, "one"), send(2, "two"), send(1, "uno"), send(5, "fifteen letters");
    receive(2, 0, 16);
    receive(-3, 0, 16);
    receive(0, 0, 16);
    receive(4, 0, 16);
    receive(5, 0, 4);
    receive(5, MSG_NOERROR, 4);
    receive(1, 0, 16);
    receive(0, 0, 16);
    send(0, "bad type");
    struct msqid_ds ds;
    printf("%d\n", msgctl(queue, IPC_STAT, &ds));
    printf("%lu left\n", (unsigned long)ds.msg_qnum);
    printf("%d\n", msgctl(queue, IPC_RMID, NULL));
    receive(0, 0, 16);
    printf("errno %d\n", errno);
    return 0;
}
