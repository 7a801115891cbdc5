/* What a segment says of itself, and that it lives, removed, until the last detach. */
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

static int id;
static pid_t child;

static const char *who(pid_t pid)
{
    return pid == 0 ? "nobody" : pid == getpid() ? "me" : pid == child ? "child" : "other";
}

static void stat_it(const char *when)
{
    struct shmid_ds ds;
    if (shmctl(id, IPC_STAT, &ds) != 0) {
        perror(when);
        return;
    }
    printf("%s: %s, size %lu, mode %o, attached %lu, made by %s, last %s, times %d %d %d\n", when,
           ds.shm_perm.__key == IPC_PRIVATE ? "private" : "key", (unsigned long)ds.shm_segsz,
           ds.shm_perm.mode, (unsigned long)ds.shm_nattch, who(ds.shm_cpid), who(ds.shm_lpid),
           ds.shm_atime != 0, ds.shm_dtime != 0, ds.shm_ctime != 0);
}

int main(void)
{
    key_t key = 0x50415753;
    int ends[2];
    char byte;
    shmctl(shmget(key, 0, 0), IPC_RMID, NULL); /* of a run before */
    id = shmget(key, 5000, IPC_CREAT | 0640);
    stat_it("made");
    char *one = shmat(id, NULL, 0), *two = shmat(id, NULL, 0);
    stat_it("attached twice");
    strcpy(one, "what was written");
    printf("there, too: %s\n", two);
    pipe(ends);
    child = fork();
    if (child == 0) {
        read(ends[0], &byte, 1);
        printf("child reads: %s\n", one);
        fflush(stdout);
        _exit(0);
    }
    stat_it("after fork");
    shmdt(one);
    shmdt(two);
    stat_it("detached");
    shmctl(id, IPC_RMID, NULL);
    stat_it("removed");
    printf("new one %d\n", shmget(key, 10, 0) != -1);
    fflush(stdout);
    write(ends[1], "x", 1);
    wait(NULL);
    stat_it("after all");
    return 0;
}
