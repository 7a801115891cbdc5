/* SHM_RDONLY: reading works, writing is a segmentation fault; so is using what has been detached. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

static void ends(const char *what)
{
    int status;
    wait(&status);
    printf("%s: signalled %d by %d, exited %d\n", what, WIFSIGNALED(status) != 0, WTERMSIG(status),
           WEXITSTATUS(status));
}

int main(void)
{
    int id = shmget(IPC_PRIVATE, 64, 0600);
    volatile char *both = shmat(id, NULL, 0);
    both[3] = 'x';
    if (fork() == 0) {
        shmdt((char *)both);
        volatile char *in = shmat(id, NULL, SHM_RDONLY);
        printf("read %c\n", in[3]);
        fflush(stdout);
        in[3] = 'y';
        _exit(1);
    }
    ends("write to read-only");
    if (fork() == 0) {
        volatile char *again = shmat(id, NULL, 0);
        shmdt((char *)again);
        shmdt((char *)both);
        _exit(both[3]);
    }
    ends("read when detached");
    printf("the parent still reads %c\n", both[3]);
    shmctl(id, IPC_RMID, NULL);
    int only = shmget(IPC_PRIVATE, 64, 0400);
    void *refused = shmat(only, NULL, 0);
    printf("mode 0400: to write fails %d errno %d\n", refused == (void *)-1, errno);
    printf("mode 0400: to read works %d\n", shmat(only, NULL, SHM_RDONLY) != (void *)-1);
    shmctl(only, IPC_RMID, NULL);
    return 0;
}
