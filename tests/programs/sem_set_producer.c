/* Producer and consumers over shared memory with three System V semaphores: empty, full and mutual
 * exclusion. */
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EMPTY, FULL, MUTEX, SLOTS = 3, ITEMS = 20, CONSUMERS = 2 };

struct shared {
    int in, out, slot[SLOTS], sum, taken;
};

static void change(int id, int which, int by)
{
    struct sembuf b = {which, by, 0};
    semop(id, &b, 1);
}

static void consume(int id, struct shared *s)
{
    for (;;) {
        change(id, FULL, -1);
        change(id, MUTEX, -1);
        int item = s->slot[s->out++ % SLOTS];
        if (item > 0)
            s->sum += item, s->taken++;
        change(id, MUTEX, 1);
        change(id, EMPTY, 1);
        if (item == 0)
            _exit(0);
    }
}

int main(void)
{
    int memory = shmget(IPC_PRIVATE, sizeof(struct shared), 0600), id = semget(IPC_PRIVATE, 3, 0600);
    struct shared *s = shmat(memory, NULL, 0);
    semctl(id, EMPTY, SETVAL, SLOTS);
    semctl(id, FULL, SETVAL, 0);
    semctl(id, MUTEX, SETVAL, 1);
    for (int i = 0; i < CONSUMERS; i++)
        if (fork() == 0)
            consume(id, s);
    for (int i = 1; i <= ITEMS + CONSUMERS; i++) {
        change(id, EMPTY, -1);
        s->slot[s->in++ % SLOTS] = i <= ITEMS ? i : 0;
        change(id, FULL, 1);
    }
    while (wait(NULL) > 0)
        ;
    printf("%d taken, sum %d\n", s->taken, s->sum);
    semctl(id, 0, IPC_RMID);
    shmctl(memory, IPC_RMID, NULL);
    return 0;
}
