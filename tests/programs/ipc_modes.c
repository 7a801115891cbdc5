/* Permissions of System V objects: asked for at msgget and at use; the owner can change them by IPC_SET. */
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>

static void show(const char *what, long result)
{
    printf("%s: %s errno %d\n", what, result == -1 ? "fails" : "works", result == -1 ? errno : 0);
}

int main(void)
{
    struct {
        long type;
        char text[4];
    } m = {1, "abc"};
    struct msqid_ds d;
    key_t key = 0x7a15;
    int id = msgget(key, IPC_CREAT | 0400);
    show("send to a read-only queue", msgsnd(id, &m, 3, 0));
    show("receive from it", msgrcv(id, &m, 3, 0, IPC_NOWAIT));
    show("get it to write", msgget(key, 0200));
    show("get it to read", msgget(key, 0400));
    msgctl(id, IPC_STAT, &d);
    printf("mode %03o\n", d.msg_perm.mode & 0777);
    d.msg_perm.mode = 0200;
    show("set", msgctl(id, IPC_SET, &d));
    show("send", msgsnd(id, &m, 3, 0));
    show("receive", msgrcv(id, &m, 3, 0, IPC_NOWAIT));
    show("stat", msgctl(id, IPC_STAT, &d));
    show("remove", msgctl(id, IPC_RMID, NULL));
    int s = semget(key, 1, IPC_CREAT | 0400);
    struct sembuf up = {0, 1, 0}, zero = {0, 0, 0};
    show("alter a read-only semaphore", semop(s, &up, 1));
    show("wait for zero", semop(s, &zero, 1));
    show("SETVAL", semctl(s, 0, SETVAL, 1));
    show("GETVAL", semctl(s, 0, GETVAL));
    show("remove", semctl(s, 0, IPC_RMID));
    return 0;
}
