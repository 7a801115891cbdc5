/* Parent and child over a pipe, with a System V semaphore that the child holds meanwhile. */
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

int received;

int main(int argc, char **argv)
{
    int ends[2], lock = semget(77, 2, IPC_CREAT | 0600), value = argc;
    struct sembuf take = {1, -1, 0}, give = {1, 1, 0};
    semop(lock, &give, 1);
    pipe(ends);
    if (fork() == 0) {
        semop(lock, &take, 1);
        write(ends[1], &value, sizeof value);
        semop(lock, &give, 1);
        return 3;
    }
    read(ends[0], &received, sizeof received);
    wait(NULL);
    printf("%s got %d\n", argv[0], received);
    return 0;
}
