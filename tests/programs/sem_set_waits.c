/* A process waits until both semaphores are there; who waits on a removed set gets EIDRM. */
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status, set = semget(IPC_PRIVATE, 2, 0600);
    struct sembuf both[2] = {{0, -1, 0}, {1, -1, 0}};
    struct sembuf first = {0, 1, 0}, second = {1, 1, 0};
    if (fork() == 0) {
        int result = semop(set, both, 2);
        printf("child has both: %d\n", result);
        fflush(stdout);
        _exit(semop(set, both, 2) == -1 ? errno : 0);
    }
    usleep(50000);
    printf("first: %d\n", semop(set, &first, 1));
    fflush(stdout);
    usleep(50000);
    printf("second: %d\n", semop(set, &second, 1));
    fflush(stdout);
    usleep(50000);
    printf("waiting: %d\n", semctl(set, 0, GETNCNT));
    fflush(stdout);
    semctl(set, 0, IPC_RMID);
    wait(&status);
    printf("EIDRM: %d\n", WEXITSTATUS(status) == EIDRM);
    return 0;
}
