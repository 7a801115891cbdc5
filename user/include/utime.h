/* A file's times (POSIX.1-2001 <utime.h>). */
#ifndef PAWL_UTIME_H
#define PAWL_UTIME_H

#include <sys/types.h>

struct utimbuf {
    time_t actime;
    time_t modtime;
};

/* Sets the times of last access and change; those of now if `times` is NULL. -1: ENOENT, ENOTDIR,
   EACCES, EPERM (not its owner's process), ENAMETOOLONG, EFAULT. */
int utime(const char *path, const struct utimbuf *times);

#endif
