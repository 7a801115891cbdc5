/* Locks on whole files (4.4BSD <sys/file.h>). */
#ifndef PAWL_SYS_FILE_H
#define PAWL_SYS_FILE_H

#include <fcntl.h>

#define LOCK_SH 1 /* any number */
#define LOCK_EX 2 /* one alone */
#define LOCK_NB 4 /* EWOULDBLOCK instead of waiting */
#define LOCK_UN 8

/* Locks the file for the open file description: dup and fork share the lock, and it ends with the last
   descriptor of it. fcntl's locks are others. -1: EBADF, EINVAL, EWOULDBLOCK, EINTR, ENOLCK. */
int flock(int descriptor, int operation);

#endif
