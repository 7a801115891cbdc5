/* A process waits until both semaphores are there; who waits on a removed set gets EIDRM. */
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static void until_it_waits(int set, int semaphore)
{
    while (semctl(set, semaphore, GETNCNT) == 0)
        usleep(1000);
}

int main(void)
{
    int status, said[2], set = semget(IPC_PRIVATE, 2, 0600);
    char byte = 'x';
    struct sembuf both[2] = {{0, -1, 0}, {1, -1, 0}};
    struct sembuf first = {0, 1, 0}, second = {1, 1, 0};
    pipe(said);
    if (fork() == 0) {
        int result = semop(set, both, 2);
        printf("child has both: %d\n", result);
        write(said[1], &byte, 1);
        _exit(semop(set, both, 2) == -1 ? errno : 0);
    }
    until_it_waits(set, 0);
    printf("first: %d\n", semop(set, &first, 1));
    until_it_waits(set, 1);
    printf("it waits for the second\n");
    semop(set, &second, 1);
    read(said[0], &byte, 1);
    until_it_waits(set, 0);
    printf("waiting: %d\n", semctl(set, 0, GETNCNT));
    semctl(set, 0, IPC_RMID);
    wait(&status);
    printf("EIDRM: %d\n", WEXITSTATUS(status) == EIDRM);
    return 0;
}
