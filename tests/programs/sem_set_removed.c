/* IPC_RMID wakes all who wait in semop: they get EIDRM. */
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int id = semget(IPC_PRIVATE, 2, 0600), status;
    struct sembuf down = {0, -1, 0}, zero = {1, 0, 0};
    semctl(id, 1, SETVAL, 1);
    for (int i = 0; i < 2; i++)
        if (fork() == 0)
            _exit(semop(id, &down, 1) == -1 ? errno : 0);
    if (fork() == 0)
        _exit(semop(id, &zero, 1) == -1 ? errno : 0);
    while (semctl(id, 0, GETNCNT) < 2 || semctl(id, 1, GETZCNT) < 1)
        sleep(1);
    printf("they wait: %d %d\n", semctl(id, 0, GETNCNT), semctl(id, 1, GETZCNT));
    semctl(id, 0, IPC_RMID);
    while (wait(&status) > 0)
        printf("EIDRM %d\n", WEXITSTATUS(status) == EIDRM);
    return 0;
}
