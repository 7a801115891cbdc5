/* System V shared memory (POSIX.1-2017 <sys/shm.h>). A segment has one address, the same in every
   process that attaches it: pointers into it may lie in it. */
#ifndef PAWL_SYS_SHM_H
#define PAWL_SYS_SHM_H

#include <sys/ipc.h>

#define SHM_R 0400
#define SHM_W 0200
#define SHM_RDONLY 010000 /* shmat: to read only; to write is SIGSEGV then */
#define SHM_RND 020000    /* shmat: the address is rounded down to a multiple of SHMLBA */
#define SHM_REMAP 040000  /* shmat: it may be attached there already */
#define SHMLBA 4096

#define SHM_LOCK 11 /* shmctl: accepted; nothing is ever swapped out that is shared */
#define SHM_UNLOCK 12
#define SHM_DEST 01000 /* in shm_perm.mode: goes with the last detach */
#define SHM_LOCKED 02000

typedef unsigned long shmatt_t;

struct shmid_ds {
    struct ipc_perm shm_perm;
    size_t shm_segsz; /* as it was asked for */
    time_t shm_atime; /* last shmat, shmdt, change; 0: never */
    time_t shm_dtime;
    time_t shm_ctime;
    pid_t shm_cpid; /* who made it */
    pid_t shm_lpid; /* whose shmat or shmdt was the last */
    shmatt_t shm_nattch;
};

/* The identifier of the segment with this key; a new one has `size` bytes, all 0, and the mode of
   the lowest nine bits of flags. All segments together hold 256 KiB, dealt out in pieces of 16. -1:
   ENOENT (no such segment, no IPC_CREAT), EEXIST (IPC_CREAT | IPC_EXCL), EINVAL (size 0 or too
   large, or larger than the segment that is there), ENOSPC (no room for one more), EACCES. */
int shmget(key_t key, size_t size, int flags);

/* Attaches the segment: gives its address. `address` is NULL, or where the segment lies. Fork's
   child has what its parent has attached; exec and the end of a process detach all. (void *)-1:
   EINVAL (identifier, address), EACCES, ENOMEM (too many attached). */
void *shmat(int id, const void *address, int flags);

/* Detaches it: touching it is SIGSEGV from then on. -1: EINVAL (nothing is attached there). */
int shmdt(const void *address);

/* IPC_STAT: fills *data. IPC_SET: takes the mode from it. IPC_RMID: nobody finds the segment by its
   key any more, and it goes with the last detach. SHM_LOCK, SHM_UNLOCK. -1: EINVAL, EACCES,
   EFAULT. */
int shmctl(int id, int command, struct shmid_ds *data);

#endif
