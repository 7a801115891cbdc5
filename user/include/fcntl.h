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
#define O_DSYNC 010000
#define O_SYNC 04010000
#define O_RSYNC O_SYNC
#define O_DIRECTORY 0200000
#define O_NOFOLLOW 0400000
#define O_NOCTTY 0400
#define O_CLOEXEC 02000000

#define F_DUPFD 0
#define F_GETFD 1
#define F_SETFD 2
#define F_GETFL 3
#define F_SETFL 4
#define FD_CLOEXEC 1

#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2

/* Opens a file for reading, writing (O_RDONLY, O_WRONLY, O_RDWR) from its beginning: the lowest free
   descriptor. O_CREAT makes one that is not there, with the permissions `mode` but for those in the
   umask; O_EXCL: only that; O_TRUNC: empties it; O_APPEND: every write goes to the end; O_NONBLOCK;
   O_DIRECTORY: nothing else; O_CLOEXEC. O_SYNC and the like change nothing: all is in memory.
   -1: ENOENT, EEXIST, EACCES, EISDIR, ENOTDIR, ENXIO (a FIFO for writing without a reader,
   O_NONBLOCK; a socket), ETXTBSY (a program), ENAMETOOLONG, EMFILE, ENFILE, ENOSPC, EINVAL, EFAULT,
   EINTR (while it waited for a FIFO's other end). */
int open(const char *path, int flags, ...);

/* open with O_WRONLY | O_CREAT | O_TRUNC. */
int creat(const char *path, mode_t mode);

/* F_DUPFD: the lowest free descriptor not below the argument that names the same open file.
   F_GETFD, F_SETFD: FD_CLOEXEC. F_GETFL, F_SETFL: how it is opened, and O_NONBLOCK, O_APPEND. -1:
   EBADF, EINVAL, EMFILE. */
int fcntl(int descriptor, int command, ...);

#endif
