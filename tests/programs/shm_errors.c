/* Both sides of every error of System V shared memory. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>

static void say(const char *what, long result)
{
    printf("%s: %s\n", what, result == -1 ? strerror(errno) : "works");
}

int main(void)
{
    key_t key = 0x5041574c;
    struct shmid_ds ds;
    shmctl(shmget(key, 0, 0), IPC_RMID, NULL); /* of a run before */
    say("not there", shmget(key, 100, 0600));
    say("size 0", shmget(key, 0, IPC_CREAT | 0600));
    int id = shmget(key, 100, IPC_CREAT | IPC_EXCL | 0600);
    say("made", id);
    say("made again", shmget(key, 100, IPC_CREAT | IPC_EXCL | 0600));
    printf("same %d\n", shmget(key, 100, IPC_CREAT | 0600) == id);
    say("larger", shmget(key, 101, 0600));
    printf("any size %d\n", shmget(key, 0, 0) == id);
    say("attach none", (long)shmat(-1, NULL, 0));
    say("attach odd", (long)shmat(id, (char *)1, 0));
    say("remap nowhere", (long)shmat(id, NULL, SHM_REMAP));
    char *at = shmat(id, NULL, 0);
    say("attach", (long)at == -1 ? -1 : 0);
    say("attach where it is", (long)shmat(id, at, 0));
    say("detach inside", shmdt(at + 1));
    say("detach nothing", shmdt(NULL));
    say("detach", shmdt(at));
    say("detach again", shmdt(at));
    at = shmat(id, at, 0);
    say("attach at its address", (long)at == -1 ? -1 : 0);
    shmdt(at);
    at = shmat(id, at + 4095, SHM_RND);
    say("attach rounded", (long)at == -1 ? -1 : 0);
    say("command", shmctl(id, 99, NULL));
    say("stat of none", shmctl(-1, IPC_STAT, &ds));
    say("stat to nowhere", shmctl(id, IPC_STAT, (struct shmid_ds *)8));
    say("stat", shmctl(id, IPC_STAT, &ds));
    ds.shm_perm.mode = 0400;
    say("set", shmctl(id, IPC_SET, &ds));
    say("get to write", shmget(key, 0, 0600));
    say("get to read", shmget(key, 0, 0400));
    say("attach to write", (long)shmat(id, NULL, 0));
    char *read_only = shmat(id, NULL, SHM_RDONLY);
    say("attach to read", (long)read_only == -1 ? -1 : 0);
    ds.shm_perm.mode = 0;
    shmctl(id, IPC_SET, &ds);
    say("stat unreadable", shmctl(id, IPC_STAT, &ds));
    say("attach unreadable", (long)shmat(id, NULL, SHM_RDONLY));
    say("remove", shmctl(id, IPC_RMID, NULL));
    say("find removed", shmget(key, 0, 0));
    shmdt(read_only);
    say("remove again", shmctl(id, IPC_RMID, NULL));
    shmdt(at);
    say("remove what is gone", shmctl(id, IPC_RMID, NULL));
    return 0;
}
