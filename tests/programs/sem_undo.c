/* SEM_UNDO gives back what a process took when it ends, even if it is killed; without it the value stays. */
#include <signal.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static void op(int id, int change, int flags)
{
    struct sembuf b = {0, change, flags};
    semop(id, &b, 1);
}

int main(void)
{
    int id = semget(IPC_PRIVATE, 1, 0600), ready[2];
    char byte = 'x';
    pipe(ready);
    semctl(id, 0, SETVAL, 5);
    if (fork() == 0) {
        op(id, -2, SEM_UNDO);
        op(id, 1, SEM_UNDO);
        op(id, -1, 0);
        printf("child: %d\n", semctl(id, 0, GETVAL));
        _exit(0);
    }
    wait(NULL);
    printf("after its end: %d\n", semctl(id, 0, GETVAL));
    pid_t child = fork();
    if (child == 0) {
        op(id, -4, SEM_UNDO);
        write(ready[1], &byte, 1);
        pause();
    }
    read(ready[0], &byte, 1);
    printf("taken: %d\n", semctl(id, 0, GETVAL));
    kill(child, SIGKILL);
    wait(NULL);
    printf("after the kill: %d\n", semctl(id, 0, GETVAL));
    semctl(id, 0, IPC_RMID);
    return 0;
}
