/* Files: what they are, making them (POSIX.1-2017 <sys/stat.h>). */
#ifndef PAWL_SYS_STAT_H
#define PAWL_SYS_STAT_H

#include <pawl/modes.h>
#include <sys/types.h>

#include <time.h>

struct stat {
    dev_t st_dev;
    ino_t st_ino;
    mode_t st_mode;
    nlink_t st_nlink;
    uid_t st_uid;
    gid_t st_gid;
    dev_t st_rdev;
    off_t st_size;
    blksize_t st_blksize;
    blkcnt_t st_blocks;
    struct timespec st_atim, st_mtim, st_ctim;
};
#define st_atime st_atim.tv_sec
#define st_mtime st_mtim.tv_sec
#define st_ctime st_ctim.tv_sec

#define S_ISSOCK(mode) (((mode) & S_IFMT) == S_IFSOCK)
#define S_ISREG(mode) (((mode) & S_IFMT) == S_IFREG)
#define S_ISDIR(mode) (((mode) & S_IFMT) == S_IFDIR)
#define S_ISCHR(mode) (((mode) & S_IFMT) == S_IFCHR)
#define S_ISFIFO(mode) (((mode) & S_IFMT) == S_IFIFO)
#define S_ISBLK(mode) (((mode) & S_IFMT) == S_IFBLK)
#define S_ISLNK(mode) (((mode) & S_IFMT) == S_IFLNK)

/* Make a directory, a FIFO, with the permissions `mode` but for those in the umask. mknod makes a FIFO
   or a file, as the mode's S_IFMT says. -1: EEXIST, ENOENT, ENOTDIR, EACCES, ENOSPC, ENAMETOOLONG,
   EFAULT; EPERM (a device), EINVAL. */
int mkdir(const char *path, mode_t mode);
int mkfifo(const char *path, mode_t mode);
int mknod(const char *path, mode_t mode, dev_t device);

/* What a file is. lstat is the same: there are no symbolic links. -1: ENOENT, ENOTDIR, EACCES,
   ENAMETOOLONG, EFAULT; EBADF. */
int stat(const char *path, struct stat *to);
int lstat(const char *path, struct stat *to);
int fstat(int descriptor, struct stat *to);

/* Changes its permissions; they hold when it is opened. -1: as stat, EPERM (not its owner's process),
   EINVAL (a descriptor of what has no name). */
int chmod(const char *path, mode_t mode);
int fchmod(int descriptor, mode_t mode);

/* The permissions that what the process makes does not get (022 at first); gives the ones before. */
mode_t umask(mode_t mode);

#endif
