/* POSIX message queues (POSIX.1-2017 <mqueue.h>): the most urgent message first, the oldest of
   them. */
#ifndef PAWL_MQUEUE_H
#define PAWL_MQUEUE_H

#include <fcntl.h>
#include <signal.h>
#include <time.h>

typedef int mqd_t;

struct mq_attr {
    long mq_flags;   /* O_NONBLOCK or 0 */
    long mq_maxmsg;  /* messages that it holds */
    long mq_msgsize; /* bytes of the longest */
    long mq_curmsgs;
};

/* Opens the queue of this name, which begins with '/'. With O_CREAT a mode and a const struct
   mq_attr * follow (NULL: 10 messages of 8192 bytes). Gives a descriptor, or -1: ENOENT, EEXIST,
   EINVAL (name, attributes), ENAMETOOLONG, EMFILE, ENFILE, ENOSPC, EFAULT. */
mqd_t mq_open(const char *name, int flags, ...);

/* Gives the descriptor back. -1: EBADF. */
int mq_close(mqd_t queue);

/* Takes the name away; the queue lives until its last descriptor is closed. -1: ENOENT. */
int mq_unlink(const char *name);

/* Puts a message in; waits while the queue is full. -1: EAGAIN (full, O_NONBLOCK), EMSGSIZE (longer
   than mq_msgsize), EINVAL (priority), EBADF, EFAULT. */
int mq_send(mqd_t queue, const char *message, size_t size, unsigned priority);

/* The same until the date *until of CLOCK_REALTIME: then ETIMEDOUT. */
int mq_timedsend(mqd_t queue, const char *message, size_t size, unsigned priority,
                 const struct timespec *until);

/* Takes the most urgent message; waits until there is one. Its priority goes to *priority unless
   that is NULL. Gives its length, or -1: EMSGSIZE (size below mq_msgsize), EAGAIN, EBADF,
   EFAULT. */
ssize_t mq_receive(mqd_t queue, char *message, size_t size, unsigned *priority);

/* The same until the date *until of CLOCK_REALTIME: then ETIMEDOUT. */
ssize_t mq_timedreceive(mqd_t queue, char *message, size_t size, unsigned *priority,
                        const struct timespec *until);

/* Fills *attributes. -1: EBADF, EFAULT. */
int mq_getattr(mqd_t queue, struct mq_attr *attributes);

/* Sets O_NONBLOCK as `now` says, and fills *before unless that is NULL. -1: EBADF, EFAULT. */
int mq_setattr(mqd_t queue, const struct mq_attr *now, struct mq_attr *before);

/* Has the process told, once, when a message comes to the empty queue for which nobody waits; NULL:
   not any more. The registration ends, too, when a descriptor of the queue is closed. -1: EBUSY
   (some process is registered), EBADF, EINVAL, EFAULT. */
int mq_notify(mqd_t queue, const struct sigevent *event);

#endif
