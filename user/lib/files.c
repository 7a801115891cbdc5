/* What the library adds to the kernel's calls on files. */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "internal.h"

char *getcwd(char *to, size_t size)
{
    bool own = !to;
    if (own && !size)
        size = PATH_MAX;
    if (!size) {
        library_fail(K_EINVAL);
        return NULL;
    }
    if (own && !(to = malloc(size)))
        return NULL;
    long length = library_call(SYS_getcwd, to, size);
    if (length >= 0)
        return to;
    if (own)
        free(to);
    library_fail((int)-length);
    return NULL;
}

int remove(const char *path)
{
    long result = library_call(SYS_unlink, path);
    if (result == -K_EISDIR)
        result = library_call(SYS_rmdir, path);
    return result < 0 ? (int)library_fail((int)-result) : 0;
}

int lchown(const char *path, uid_t owner, gid_t group)
{
    return chown(path, owner, group);
}

void sync(void) {}

char *ttyname(int descriptor)
{
    return isatty(descriptor) ? (char *)"/dev/tty" : NULL;
}

static long limit_of_file(int name)
{
    switch (name) {
    case _PC_NAME_MAX:
        return NAME_MAX;
    case _PC_PATH_MAX:
        return PATH_MAX;
    case _PC_PIPE_BUF:
        return PIPE_BUF;
    case _PC_CHOWN_RESTRICTED:
    case _PC_NO_TRUNC:
        return 1;
    case _PC_VDISABLE:
        return 0;
    case _PC_LINK_MAX:
    case _PC_MAX_CANON:
    case _PC_MAX_INPUT:
        return -1;
    default:
        return library_fail(K_EINVAL);
    }
}

long pathconf(const char *path, int name)
{
    long result = library_call(SYS_access, path, F_OK);
    return result < 0 ? library_fail((int)-result) : limit_of_file(name);
}

long fpathconf(int descriptor, int name)
{
    long result = library_call(SYS_fcntl, descriptor, F_GETFD, 0);
    return result < 0 ? library_fail((int)-result) : limit_of_file(name);
}

/* ---- Directories ------------------------------------------------------------------------- */

struct library_directory {
    int descriptor;
    unsigned start, end; /* what of the buffer is still to be handed out */
    long place;          /* of the entry to be handed out next */
    struct dirent entry;
    _Alignas(8) char buffer[256];
};

DIR *fdopendir(int descriptor)
{
    long result = library_call(SYS_getdents, descriptor, NULL, 0);
    if (result == -K_EBADF || result == -K_ENOTDIR) {
        library_fail((int)-result);
        return NULL;
    }
    DIR *directory = calloc(1, sizeof *directory);
    if (directory)
        directory->descriptor = descriptor;
    return directory;
}

DIR *opendir(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return NULL;
    DIR *directory = calloc(1, sizeof *directory);
    if (directory)
        directory->descriptor = descriptor;
    else
        library_call(SYS_close, descriptor);
    return directory;
}

struct dirent *readdir(DIR *directory)
{
    if (directory->start == directory->end) {
        long got = library_call(SYS_getdents, directory->descriptor, directory->buffer,
                                sizeof directory->buffer);
        if (got <= 0) {
            if (got < 0)
                library_fail((int)-got);
            return NULL;
        }
        directory->start = 0;
        directory->end = (unsigned)got;
    }
    const struct k_dirent *next = (void *)(directory->buffer + directory->start);
    directory->start += next->d_reclen;
    directory->place = (long)next->d_off;
    struct dirent *entry = &directory->entry;
    *entry = (struct dirent){next->d_ino, (off_t)next->d_off, sizeof *entry, next->d_type, ""};
    const char *name = (const char *)next + offsetof(struct k_dirent, d_name);
    for (unsigned i = 0; name[i] && i < sizeof entry->d_name - 1; i++)
        entry->d_name[i] = name[i];
    return entry;
}

int closedir(DIR *directory)
{
    int descriptor = directory->descriptor;
    free(directory);
    return close(descriptor);
}

long telldir(DIR *directory) { return directory->place; }

void seekdir(DIR *directory, long place)
{
    library_call(SYS_lseek, directory->descriptor, place, SEEK_SET);
    directory->place = place;
    directory->start = directory->end = 0;
}

void rewinddir(DIR *directory) { seekdir(directory, 0); }

int dirfd(DIR *directory) { return directory->descriptor; }
