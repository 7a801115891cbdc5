/* Descriptors (POSIX.1-2017 <fcntl.h>). */
#ifndef PAWL_FCNTL_H
#define PAWL_FCNTL_H

#include <sys/types.h>

#define O_RDONLY 0
#define O_WRONLY 1
#define O_RDWR 2
#define O_ACCMODE 3
#define O_CREAT 0100
#define O_EXCL 0200
#define O_TRUNC 01000
#define O_APPEND 02000
#define O_NONBLOCK 04000
#define O_NDELAY O_NONBLOCK
#define O_CLOEXEC 02000000

#define F_DUPFD 0
#define F_GETFD 1
#define F_SETFD 2
#define F_GETFL 3
#define F_SETFL 4
#define FD_CLOEXEC 1

/* F_DUPFD: the lowest free descriptor not below the argument that names the same open file.
   F_GETFD, F_SETFD: FD_CLOEXEC. F_GETFL, F_SETFL: how it is opened, and O_NONBLOCK, O_APPEND. -1:
   EBADF, EINVAL, EMFILE. */
int fcntl(int descriptor, int command, ...);

#endif
