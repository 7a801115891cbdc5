/* System V semaphore sets (POSIX.1-2017 <sys/sem.h>). `union semun` is the program's to define, as
   POSIX has it. */
#ifndef PAWL_SYS_SEM_H
#define PAWL_SYS_SEM_H

#include <sys/ipc.h>
#include <time.h>

#define SEM_UNDO 0x1000 /* give back what the process has taken when it ends */
#define GETPID 11
#define GETVAL 12
#define GETALL 13
#define GETNCNT 14
#define GETZCNT 15
#define SETVAL 16
#define SETALL 17

struct sembuf {
    unsigned short sem_num;
    short sem_op;
    short sem_flg;
};

struct semid_ds {
    struct ipc_perm sem_perm;
    time_t sem_otime;
    time_t sem_ctime;
    unsigned long sem_nsems;
};

/* The identifier of the set with this key; a new one has `count` semaphores, all 0. -1: ENOENT,
   EEXIST, EINVAL (count), ENOSPC. */
int semget(key_t key, int count, int flags);

/* Performs all `count` operations at once, or waits until it can: sem_op > 0 adds; < 0 takes away
   and waits while the value is too small; 0 waits until the value is 0. Gives 0, or -1: EAGAIN
   (would wait, with IPC_NOWAIT), EFBIG (sem_num), E2BIG (count), ERANGE, EIDRM, EINVAL, EFAULT. */
int semop(int id, struct sembuf *operations, size_t count);

/* The same, for at most *timeout: then EAGAIN. */
int semtimedop(int id, struct sembuf *operations, size_t count, const struct timespec *timeout);

/* GETVAL, SETVAL, GETALL, SETALL, GETPID, GETNCNT, GETZCNT, IPC_STAT, IPC_SET, IPC_RMID; the fourth
   argument is the program's union semun, where the command needs one. -1: EINVAL, ERANGE,
   EFAULT. */
int semctl(int id, int number, int command, ...);

#endif
