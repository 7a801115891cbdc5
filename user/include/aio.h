/* Reading and writing that goes on meanwhile (POSIX.1-2017 <aio.h>), on whatever has a descriptor: each
   request is a thread of the process, that of the library. The aiocb and the buffer belong to the
   request until it has ended. */
#ifndef PAWL_AIO_H
#define PAWL_AIO_H

#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <time.h>

#define AIO_CANCELED 0
#define AIO_NOTCANCELED 1
#define AIO_ALLDONE 2
#define LIO_READ 0
#define LIO_WRITE 1
#define LIO_NOP 2
#define LIO_WAIT 0
#define LIO_NOWAIT 1

struct aiocb {
    int aio_fildes;
    int aio_lio_opcode; /* for lio_listio: LIO_... */
    int aio_reqprio;    /* 0 to AIO_PRIO_DELTA_MAX; changes nothing */
    volatile void *aio_buf;
    size_t aio_nbytes;
    struct sigevent aio_sigevent; /* how the end is told: SIGEV_NONE, SIGEV_SIGNAL, SIGEV_THREAD */
    off_t aio_offset;             /* where; not looked at for what has no places, and with O_APPEND */
    int __error;
    ssize_t __result;
};

/* Begin to read, to write; to wait for all earlier requests on the descriptor and then fsync
   (operation: O_SYNC, O_DSYNC). 0, or -1: EAGAIN (no room for one more thread), EINVAL (aio_reqprio; operation),
   EBADF for aio_fsync; other errors are aio_error's. */
int aio_read(struct aiocb *request);
int aio_write(struct aiocb *request);
int aio_fsync(int operation, struct aiocb *request);

/* EINPROGRESS while it goes on, ECANCELED, 0, or the number of what read or write failed with. */
int aio_error(const struct aiocb *request);

/* What read, write or fsync gave; once, when it has ended. */
ssize_t aio_return(struct aiocb *request);

/* Waits until one of them (NULL: none) has ended, for *timeout at most unless that is NULL. 0, or -1:
   EAGAIN (time is over), EINTR. */
int aio_suspend(const struct aiocb *const list[], int count, const struct timespec *timeout);

/* Cancels a request, or all on the descriptor if it is NULL, unless it has begun. AIO_CANCELED,
   AIO_NOTCANCELED (one at least goes on), AIO_ALLDONE, or -1: EBADF. */
int aio_cancel(int descriptor, struct aiocb *request);

/* Begins all requests of the list (NULL: none). LIO_WAIT: waits for all of them; LIO_NOWAIT: the end of
   all is told as *event says, unless that is NULL. 0, or -1: EIO (one has failed, LIO_WAIT), EAGAIN
   (one could not begin), EINVAL (mode), EINTR. One whose aio_lio_opcode is none fails with EINVAL. */
int lio_listio(int mode, struct aiocb *const list[], int count, struct sigevent *event);

#endif
