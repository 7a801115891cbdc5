/* A full queue: EAGAIN with IPC_NOWAIT; a sender waits until something has been received. msg_qbytes can be
 * made less. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

struct message {
    long type;
    char text[100];
};

int main(void)
{
    struct message m = {7, ""};
    struct msqid_ds d;
    int id = msgget(IPC_PRIVATE, 0600), n = 0, status;
    msgctl(id, IPC_STAT, &d);
    d.msg_qbytes = 1000;
    printf("set %d\n", msgctl(id, IPC_SET, &d));
    while (msgsnd(id, &m, 100, IPC_NOWAIT) == 0)
        n++;
    printf("%d fit, EAGAIN %d\n", n, errno == EAGAIN);
    msgctl(id, IPC_STAT, &d);
    printf("%d messages of %d bytes, last sent by me %d\n", (int)d.msg_qnum, (int)(d.msg_qbytes),
           d.msg_lspid == getpid());
    if (fork() == 0) {
        m.type = 8;
        _exit(msgsnd(id, &m, 100, 0) == 0 ? 3 : 4);
    }
    printf("received %ld\n", (long)msgrcv(id, &m, 100, 7, 0));
    printf("type %ld came in\n", (long)(msgrcv(id, &m, 100, 8, 0), m.type));
    wait(&status);
    printf("sender: %d\n", WEXITSTATUS(status));
    msgctl(id, IPC_RMID, NULL);
    return 0;
}
