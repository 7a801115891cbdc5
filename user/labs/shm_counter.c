/* Two processes count in shared memory, without a semaphore and with one.
   공유 메모리에서 두 프로세스가 세기: 세마포어 없이, 그리고 세마포어로.

   In the course: interprocess communication, shared memory (공유 메모리와 동기화).
   Shared memory is the fastest way and synchronises nothing.

   What can come out: without: 2 to 4 of four; with: always 4.

   pawl: schedule lost: P1@wait P2:2 P3:* P2:* P1:*
   pawl: expect output "without a semaphore less than 4, with one 4\n"
   pawl: expect status 0
   pawl: schedule right: P1@wait P2:* P3:* P1:*
   pawl: expect output "without a semaphore 4, with one 4\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 2
   pawl: expect outcome exit 1 "without a semaphore less than 4, with one 4\n" */
#include <semaphore.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    int plain, guarded;
    sem_t mutex;
} *shared;

static void count(void)
{
    for (int i = 0; i < 2; i++) {
        shared->plain = shared->plain + 1;
        sem_wait(&shared->mutex);
        shared->guarded = shared->guarded + 1;
        sem_post(&shared->mutex);
    }
    _exit(0);
}

int main(void)
{
    int id = shmget(IPC_PRIVATE, sizeof *shared, IPC_CREAT | 0600);

    shared = shmat(id, NULL, 0);
    sem_init(&shared->mutex, 1, 1);
    for (int i = 0; i < 2; i++)
        if (fork() == 0)
            count();
    while (wait(NULL) > 0)
        ;
    printf("without a semaphore %s, with one %d\n", shared->plain == 4 ? "4" : "less than 4",
           shared->guarded);
    shmdt(shared);
    shmctl(id, IPC_RMID, NULL);
    return 0;
}
