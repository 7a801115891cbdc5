/* Reading directories (POSIX.1-2017 <dirent.h>). */
#ifndef PAWL_DIRENT_H
#define PAWL_DIRENT_H

#include <sys/types.h>

/* A place of a directory's entry; d_name is as long as it is. */
struct dirent {
    ino_t d_ino;
    off_t d_off;
    unsigned short d_reclen;
    unsigned char d_type;
    char d_name[64];
};

#define DT_UNKNOWN 0
#define DT_FIFO 1
#define DT_CHR 2
#define DT_DIR 4
#define DT_BLK 6
#define DT_REG 8
#define DT_LNK 10
#define DT_SOCK 12

typedef struct library_directory DIR;

/* Opens a directory to be read. NULL: as open, ENOTDIR, ENOMEM. fdopendir takes a descriptor, which
   is the stream's from then on: EBADF, ENOTDIR, ENOMEM. */
DIR *opendir(const char *path);
DIR *fdopendir(int descriptor);

/* The next entry, "." and ".." among them, in no order; NULL at the end, without an error. It is there
   until the next call. */
struct dirent *readdir(DIR *directory);

/* -1: EBADF. */
int closedir(DIR *directory);

/* Begins again; a place, and back to it. */
void rewinddir(DIR *directory);
long telldir(DIR *directory);
void seekdir(DIR *directory, long place);

/* Its descriptor. */
int dirfd(DIR *directory);

#endif
