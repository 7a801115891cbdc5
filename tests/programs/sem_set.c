/* A System V set: values, several operations at once, IPC_NOWAIT, errors. */
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <unistd.h>

union semun { int val; struct semid_ds *buf; unsigned short *array; };

static int set;

static void show(const char *what, long result)
{
    printf("%s: %ld errno %d; values", what, result, result < 0 ? errno : 0);
    for (int i = 0; i < 3; i++)
        printf(" %d", semctl(set, i, GETVAL));
    printf("\n");
}

int main(void)
{
    set = semget(IPC_PRIVATE, 3, IPC_CREAT | 0600);
    unsigned short all[3] = {1, 2, 0};
    union semun u = {.array = all};
    show("SETALL", semctl(set, 0, SETALL, u));
    struct sembuf both[2] = {{0, -1, IPC_NOWAIT}, {1, -1, IPC_NOWAIT}};
    show("both", semop(set, both, 2));
    show("both again: all or nothing", semop(set, both, 2));
    struct sembuf zero = {2, 0, 0};
    show("wait for zero", semop(set, &zero, 1));
    struct sembuf not_zero = {1, 0, IPC_NOWAIT};
    show("wait for zero of another", semop(set, &not_zero, 1));
    u.val = 5;
    show("SETVAL", semctl(set, 2, SETVAL, u));
    u.val = -1;
    show("SETVAL out of range", semctl(set, 2, SETVAL, u));
    struct sembuf far = {3, 1, 0};
    show("no such semaphore", semop(set, &far, 1));
    struct sembuf much = {2, 32767, 0};
    show("too much", semop(set, &much, 1));
    show("no operations", semop(set, both, 0));
    show("GETPID", semctl(set, 0, GETPID) == getpid());
    show("GETNCNT", semctl(set, 0, GETNCNT));
    int gone = set;
    semctl(set, 0, IPC_RMID);
    int result = semop(gone, both, 1);
    printf("%d errno %d\n", result, errno);
    return 0;
}
