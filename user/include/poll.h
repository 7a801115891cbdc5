/* Waiting for several descriptors (POSIX.1-2017 <poll.h>; ppoll as on Linux). */
#ifndef PAWL_POLL_H
#define PAWL_POLL_H

#include <signal.h>
#include <time.h>

#define POLLIN 0x001     /* a read would not wait */
#define POLLPRI 0x002    /* an urgent byte */
#define POLLOUT 0x004    /* a write would not wait */
#define POLLERR 0x008    /* always told: an error, or nobody reads the pipe */
#define POLLHUP 0x010    /* always told: the other end has gone */
#define POLLNVAL 0x020   /* always told: not open */
#define POLLRDNORM 0x040
#define POLLRDBAND 0x080
#define POLLWRNORM 0x100
#define POLLWRBAND 0x200
#define POLLRDHUP 0x2000 /* a socket's other side sends no more */

typedef unsigned nfds_t;

struct pollfd {
    int fd;        /* negative: left out */
    short events;  /* asked for */
    short revents; /* hold now */
};

/* Waits until one of the descriptors has an event, for some milliseconds of virtual time (0: not at
   all, negative: for ever). Gives how many have one, 0 after the time, or -1: EINTR, EINVAL (more than
   1024), EFAULT. */
int poll(struct pollfd *descriptors, nfds_t count, int milliseconds);

/* The same with a timespec (NULL: for ever), and with another mask of signals meanwhile unless that is
   NULL. */
int ppoll(struct pollfd *descriptors, nfds_t count, const struct timespec *time, const sigset_t *mask);

#endif
