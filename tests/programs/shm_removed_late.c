/* A removed segment lives until the last one has detached; its key is free at once. Attachments are
 * counted, fork's too. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

static int attached(int id)
{
    struct shmid_ds d;
    return shmctl(id, IPC_STAT, &d) == 0 ? (int)d.shm_nattch : -errno;
}

int main(void)
{
    key_t key = 0x7a12;
    int id = shmget(key, 50, IPC_CREAT | 0600);
    printf("attached %d\n", attached(id));
    char *at = shmat(id, NULL, 0), *second = shmat(id, NULL, 0);
    strcpy(at, "still here");
    printf("attached %d, the same bytes: %s\n", attached(id), second);
    shmdt(second);
    int p[2];
    char byte;
    pipe(p);
    if (fork() == 0) {
        close(p[1]);
        read(p[0], &byte, 1);
        printf("child reads: %s\n", at);
        _exit(0); /* detaches */
    }
    printf("attached %d\n", attached(id));
    shmctl(id, IPC_RMID, NULL);
    printf("the key is free: %d\n", shmget(key, 50, 0) == -1 && errno == ENOENT);
    printf("attached %d: %s\n", attached(id), at);
    close(p[1]);
    wait(NULL);
    printf("attached %d\n", attached(id));
    shmdt(at);
    printf("gone %d\n", attached(id) == -EINVAL);
    return 0;
}
