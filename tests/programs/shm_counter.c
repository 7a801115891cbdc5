/* A segment is shared by parent and child: what the child has stored the parent reads. */
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int id = shmget(IPC_PRIVATE, sizeof(int), IPC_CREAT | 0600);
    int *counter = shmat(id, NULL, 0), own = 0;
    printf("fresh %d\n", *counter);
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            *counter += 10;
            own += 10;
            _exit(0);
        } else {
            wait(NULL);
        }
    printf("shared %d own %d\n", *counter, own);
    shmdt(counter);
    counter = shmat(id, NULL, SHM_RDONLY);
    printf("again %d\n", *counter);
    printf("%d\n", shmctl(id, IPC_RMID, NULL));
    return 0;
}
