/* Who waits on a queue that is removed gets EIDRM; keys and IPC_EXCL. */
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

static void fails(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, errno);
}

int main(void)
{
    struct { long type; char text[4]; } m;
    key_t key = 0x50415731;
    int status, queue = msgget(key, IPC_CREAT | IPC_EXCL | 0600);
    fails("again with IPC_EXCL", msgget(key, IPC_CREAT | IPC_EXCL | 0600));
    printf("again without: %d\n", msgget(key, 0) == queue);
    fails("another key", msgget(key + 1, 0));
    if (fork() == 0)
        _exit(msgrcv(queue, &m, 4, 0, 0) == -1 ? errno : 0);
    usleep(50000);
    msgctl(queue, IPC_RMID, NULL);
    wait(&status);
    printf("EIDRM: %d\n", WEXITSTATUS(status) == EIDRM);
    return 0;
}
