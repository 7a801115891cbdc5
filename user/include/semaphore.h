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

#endif
