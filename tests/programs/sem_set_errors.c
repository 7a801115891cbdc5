/* What semget, semop and semctl refuse: keys, numbers of semaphores, values, IPC_NOWAIT. */
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>

static void show(const char *what, int result)
{
    printf("%s: %s errno %d\n", what, result == -1 ? "fails" : "works", result == -1 ? errno : 0);
}

static int op(int id, int number, int change, int flags)
{
    struct sembuf b = {number, change, flags};
    return semop(id, &b, 1);
}

int main(void)
{
    key_t key = 0x7a13;
    struct sembuf none;
    show("no such key", semget(key, 1, 0));
    show("none of them", semget(key, 0, IPC_CREAT | 0600));
    show("a negative number", semget(key, -1, IPC_CREAT | 0600));
    int id = semget(key, 2, IPC_CREAT | IPC_EXCL | 0600);
    show("made", id);
    show("made again, exclusive", semget(key, 2, IPC_CREAT | IPC_EXCL | 0600));
    show("fewer", semget(key, 1, 0));
    show("more", semget(key, 3, 0));
    show("wait", op(id, 0, -1, IPC_NOWAIT));
    show("up", op(id, 0, 3, 0));
    show("wait for zero", op(id, 0, 0, IPC_NOWAIT));
    show("wait for zero of the other", op(id, 1, 0, IPC_NOWAIT));
    show("a number too large", op(id, 2, 1, 0));
    show("a value too large", op(id, 0, 32767, 0));
    show("no operations", semop(id, &none, 0));
    show("SETVAL too large", semctl(id, 0, SETVAL, 32768));
    show("SETVAL negative", semctl(id, 0, SETVAL, -1));
    show("GETVAL of no semaphore", semctl(id, 7, GETVAL));
    show("a command that is none", semctl(id, 0, 999));
    printf("value %d\n", semctl(id, 0, GETVAL));
    show("remove", semctl(id, 0, IPC_RMID));
    show("remove again", semctl(id, 0, IPC_RMID));
    show("operate on what is gone", op(id, 0, 1, 0));
    return 0;
}
