/* Several buffers at once (POSIX.1-2017 <sys/uio.h>). */
#ifndef PAWL_SYS_UIO_H
#define PAWL_SYS_UIO_H

#include <sys/types.h>

#define IOV_MAX 1024

struct iovec {
    void *iov_base;
    size_t iov_len;
};

/* Reads into `count` buffers, one after the other, in one read. -1: EINVAL (count, lengths), ENOMEM,
   and as read. */
ssize_t readv(int descriptor, const struct iovec *buffers, int count);

/* Writes out of `count` buffers in one write. -1: EINVAL, ENOMEM, and as write. */
ssize_t writev(int descriptor, const struct iovec *buffers, int count);

#endif
