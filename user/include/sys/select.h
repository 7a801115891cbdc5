/* Waiting for several descriptors (POSIX.1-2017 <sys/select.h>). */
#ifndef PAWL_SYS_SELECT_H
#define PAWL_SYS_SELECT_H

#include <signal.h>
#include <sys/time.h>
#include <time.h>

#define FD_SETSIZE 1024

/* A set of descriptors. */
typedef struct {
    unsigned long fds_bits[FD_SETSIZE / (8 * sizeof(unsigned long))];
} fd_set;

#define PAWL_FD_WORD(d, set) ((set)->fds_bits[(d) / (8 * sizeof(unsigned long))])
#define PAWL_FD_BIT(d) (1UL << (d) % (8 * sizeof(unsigned long)))
#define FD_SET(d, set) ((void)(PAWL_FD_WORD(d, set) |= PAWL_FD_BIT(d)))
#define FD_CLR(d, set) ((void)(PAWL_FD_WORD(d, set) &= ~PAWL_FD_BIT(d)))
#define FD_ISSET(d, set) ((PAWL_FD_WORD(d, set) & PAWL_FD_BIT(d)) != 0)
#define FD_ZERO(set) ((void)(*(set) = (fd_set){{0}}))

/* Waits until one of the descriptors below `count` in a set can be read, written, or has an urgent byte,
   at most for *time of virtual time (NULL: for ever). The sets keep those that can; *time what
   remains of it, as on Linux. Gives how many, 0 after the time, or -1: EBADF, EINTR, EINVAL, EFAULT. */
int select(int count, fd_set *to_read, fd_set *to_write, fd_set *exceptions, struct timeval *time);

/* The same; *time stays as it is, and meanwhile there is another mask of signals, unless that is
   NULL. */
int pselect(int count, fd_set *to_read, fd_set *to_write, fd_set *exceptions,
            const struct timespec *time, const sigset_t *mask);

#endif
