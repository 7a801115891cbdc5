/* SETALL, GETALL, GETPID, IPC_STAT; several operations in one semop are done all or not at all. */
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <unistd.h>

union semun {
    int val;
    struct semid_ds *buf;
    unsigned short *array;
};

static void values(int id)
{
    unsigned short v[3] = {0};
    union semun all = {.array = v};
    semctl(id, 0, GETALL, all);
    printf("%d %d %d\n", v[0], v[1], v[2]);
}

int main(void)
{
    unsigned short start[3] = {1, 2, 3};
    struct semid_ds d;
    union semun arg = {.array = start};
    int id = semget(IPC_PRIVATE, 3, 0640);
    semctl(id, 0, SETALL, arg);
    values(id);
    struct sembuf both[3] = {{0, -1, 0}, {1, -1, 0}, {2, -4, IPC_NOWAIT}};
    printf("not all: %d", semop(id, both, 3));
    printf(" EAGAIN %d\n", errno == EAGAIN);
    values(id);
    both[2].sem_op = -3;
    printf("all: %d\n", semop(id, both, 3));
    values(id);
    printf("last by me: %d\n", semctl(id, 0, GETPID) == getpid());
    arg.buf = &d;
    semctl(id, 0, IPC_STAT, arg);
    printf("%d semaphores, mode %03o, mine %d\n", (int)d.sem_nsems, d.sem_perm.mode & 0777,
           d.sem_perm.uid == getuid());
    semctl(id, 0, IPC_RMID);
    return 0;
}
