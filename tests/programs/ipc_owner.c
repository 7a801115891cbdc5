/* IPC_SET gives an object to another owner; who made it stays, in IPC_STAT and in /proc/sysvipc. */
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>

union semun {
    int val;
    struct semid_ds *buf;
    unsigned short *array;
};

static void tell(const char *what, const struct ipc_perm *perm)
{
    printf("%s: mode %o, owner %+d %+d, maker %+d %+d\n", what, perm->mode, (int)(perm->uid - getuid()),
           (int)(perm->gid - getgid()), (int)(perm->cuid - getuid()), (int)(perm->cgid - getgid()));
}

static void give(struct ipc_perm *perm)
{
    perm->uid = getuid() + 1;
    perm->gid = getgid() + 2;
    perm->mode = 0666;
}

/* The line of the object `id`, whose columns have these numbers. */
static void tell_line(const char *what, int id, int mode, int uid)
{
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/sysvipc/%s", what);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        struct ipc_perm perm = {0};
        int number = 0, its = -1;
        for (char *word = strtok(line, " \n"); word; word = strtok(NULL, " \n"), number++) {
            int value = -1;
            unsigned octal = 0;
            sscanf(word, "%d", &value);
            sscanf(word, "%o", &octal);
            if (number == 1)
                its = value;
            else if (number == mode)
                perm.mode = (unsigned short)octal;
            else if (number == uid)
                perm.uid = (uid_t)value;
            else if (number == uid + 1)
                perm.gid = (gid_t)value;
            else if (number == uid + 2)
                perm.cuid = (uid_t)value;
            else if (number == uid + 3)
                perm.cgid = (gid_t)value;
        }
        if (its == id)
            tell(path, &perm);
    }
    if (file)
        fclose(file);
}

int main(void)
{
    struct semid_ds set;
    struct msqid_ds queue;
    struct shmid_ds segment;
    union semun argument = {.buf = &set};
    int sem = semget(IPC_PRIVATE, 1, 0640), msg = msgget(IPC_PRIVATE, 0640), shm = shmget(IPC_PRIVATE, 100, 0640);

    semctl(sem, 0, IPC_STAT, argument);
    msgctl(msg, IPC_STAT, &queue);
    shmctl(shm, IPC_STAT, &segment);
    tell("sem", &set.sem_perm);
    tell("msg", &queue.msg_perm);
    tell("shm", &segment.shm_perm);
    give(&set.sem_perm);
    give(&queue.msg_perm);
    give(&segment.shm_perm);
    printf("%d", semctl(sem, 0, IPC_SET, argument));
    printf(" %d", msgctl(msg, IPC_SET, &queue));
    printf(" %d\n", shmctl(shm, IPC_SET, &segment));

    semctl(sem, 0, IPC_STAT, argument);
    msgctl(msg, IPC_STAT, &queue);
    shmctl(shm, IPC_STAT, &segment);
    tell("sem", &set.sem_perm);
    tell("msg", &queue.msg_perm);
    tell("shm", &segment.shm_perm);
    tell_line("sem", sem, 2, 4);
    tell_line("msg", msg, 2, 7);
    tell_line("shm", shm, 2, 7);
    printf("%d", semctl(sem, 0, IPC_RMID));
    printf(" %d", msgctl(msg, IPC_RMID, NULL));
    printf(" %d\n", shmctl(shm, IPC_RMID, NULL));
    return 0;
}
