/* POSIX semaphores in memory (POSIX.1-2017 <semaphore.h>): whoever shares the memory shares
   them. */
#ifndef PAWL_SEMAPHORE_H
#define PAWL_SEMAPHORE_H

#include <time.h>

#define SEM_VALUE_MAX 0x7fffffff

typedef struct {
    int __value;
} sem_t;

/* Makes *semaphore one with this value; `shared` is not 0 if other processes shall use it. Gives 0,
   or -1: EINVAL (value above SEM_VALUE_MAX), EFAULT. */
int sem_init(sem_t *semaphore, int shared, unsigned value);

/* Ends its use. Nobody may be waiting for it. */
int sem_destroy(sem_t *semaphore);

/* Takes one, and waits until there is one. */
int sem_wait(sem_t *semaphore);

/* Takes one if there is one: -1 and EAGAIN otherwise. */
int sem_trywait(sem_t *semaphore);

/* Waits until the date *until of CLOCK_REALTIME at the latest: then -1 and ETIMEDOUT. */
int sem_timedwait(sem_t *semaphore, const struct timespec *until);

/* Gives one back; if somebody waits, the first of them gets it. -1: EOVERFLOW. */
int sem_post(sem_t *semaphore);

/* Puts its value into *value: 0 if somebody waits. */
int sem_getvalue(sem_t *semaphore, int *value);

#define SEM_FAILED ((sem_t *)0)

/* Opens the semaphore of this name ("/name"), one for all processes that open it; fork's child has
   it, too. O_CREAT makes one that is not there, with a mode and a value that follow; O_EXCL: only
   that. Opened twice it has the same address. SEM_FAILED: ENOENT, EEXIST, EACCES, EINVAL (name,
   value), ENAMETOOLONG, ENOSPC (too many), ENOMEM, EFAULT. */
sem_t *sem_open(const char *name, int flags, ...);

/* Ends the process's use of it, as does its end. -1: EINVAL (not open here). */
int sem_close(sem_t *semaphore);

/* Takes its name away at once; it lives until nobody has it open. -1: ENOENT, ENAMETOOLONG. */
int sem_unlink(const char *name);

#endif
