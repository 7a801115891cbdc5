/* Descriptors (POSIX.1-2017 <fcntl.h>). */
#ifndef PAWL_FCNTL_H
#define PAWL_FCNTL_H

#include <pawl/modes.h>
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
#define O_ASYNC 020000 /* by F_SETFL: SIGIO when it can be read or written again */
#define FASYNC O_ASYNC
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

#define F_GETLK 5
#define F_SETLK 6
#define F_SETLKW 7
#define F_SETOWN 8
#define F_GETOWN 9
#define F_DUPFD_CLOEXEC 1030

#define F_RDLCK 0
#define F_WRLCK 1
#define F_UNLCK 2

/* A lock on bytes of a file; l_len 0: as far as it goes. l_pid: whose, given by F_GETLK. */
struct flock {
    short l_type;
    short l_whence;
    off_t l_start;
    off_t l_len;
    pid_t l_pid;
};

/* F_DUPFD, F_DUPFD_CLOEXEC: the lowest free descriptor not below the argument that names the same
   open file. F_GETFD, F_SETFD: FD_CLOEXEC. F_GETFL, F_SETFL: how it is opened, and O_NONBLOCK,
   O_APPEND, O_ASYNC. F_SETOWN, F_GETOWN: the process (or minus the group) that gets its SIGIO. -1: EBADF,
   EINVAL, EMFILE.

   F_SETLK gives the calling process a lock of a file's bytes: any number of processes may read
   (F_RDLCK), or one may write (F_WRLCK); F_UNLCK gives it back. F_SETLKW waits for it. F_GETLK tells
   who is in the way, or F_UNLCK. Locks belong to the process: a child has none of them, and closing
   any descriptor of the file gives all back. -1: EAGAIN (somebody else's, F_SETLK), EDEADLK
   (everybody would wait for ever), EINTR, EBADF (a read lock needs a descriptor open for reading, a
   write lock one for writing), EINVAL, ENOLCK, EOVERFLOW, EFAULT. */
int fcntl(int descriptor, int command, ...);

#endif
