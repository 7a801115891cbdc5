/* Descriptors, files, shared memory. */
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *path(void)
{
    static const char *const paths[] = {
        "a",          "b",         "d",
        "d/a",        "d/../b",    "/tmp/a",
        "/tmp",       ".",         "",
        "/dev/null",  "/bin/fuzz", "a-name-that-is-much-longer-than-any-file-may-have/and-more",
        "/dev/shm/c", "fifo",      "e"};
    return or_bad((void *)paths[dice(15)]);
}
static int mode(void) { return (int)ONE_OF(0600, 0600, 0700, 0777, 0400, 0, 01777, -1); }
static long place(void) { return ONE_OF(0, 0, 1, 5, 100, 500, 1000000, -1, -3); }

static long do_pipe(void) { return pipe2(or_bad(area), mostly(O_NONBLOCK) | (seldom() ? 1 : 0)); }
static long do_close(void) { return close(descriptor()); }
static long do_dup(void) { return dup(descriptor()); }
static long do_dup2(void) { return dup2(descriptor(), descriptor()); }
static long do_read(void) { return read(descriptor(), pointer(), size()); }
static long do_write(void) { return write(descriptor(), pointer(), any_size()); }
static long do_fcntl(void)
{
    return fcntl(descriptor(), (int)ONE_OF(F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD, 99),
                 (int)ONE_OF(0, 1, 5, O_NONBLOCK, O_NONBLOCK, -1));
}
static long do_isatty(void) { return isatty(descriptor()); }
static long do_open(void)
{
    int flags = (int)ONE_OF(O_RDONLY, O_WRONLY, O_RDWR, O_RDWR, 3) | mostly(O_NONBLOCK) |
                (int)ONE_OF(0, O_CREAT, O_CREAT, O_CREAT | O_EXCL, O_TRUNC, O_APPEND | O_CREAT,
                            O_DIRECTORY);
    return open(path(), flags, mode());
}
static long do_lseek(void)
{
    return lseek(descriptor(), place(), (int)ONE_OF(SEEK_SET, SEEK_CUR, SEEK_END, 9));
}
static long do_pread(void) { return pread(descriptor(), pointer(), size(), place()); }
static long do_pwrite(void) { return pwrite(descriptor(), pointer(), any_size(), place()); }
static long do_truncate(void) { return truncate(path(), place()); }
static long do_ftruncate(void) { return ftruncate(descriptor(), place()); }
static long do_unlink(void) { return unlink(path()); }
static long do_link(void) { return link(path(), path()); }
static long do_rename(void) { return rename(path(), path()); }
static long do_mkdir(void) { return mkdir(path(), (mode_t)mode()); }
static long do_rmdir(void) { return rmdir(path()); }
static long do_mkfifo(void) { return mkfifo(seldom() ? path() : "fifo", (mode_t)mode()); }
static long do_stat(void) { return stat(path(), pointer()); }
static long do_fstat(void) { return fstat(descriptor(), pointer()); }
static long do_access(void)
{
    return access(path(), (int)ONE_OF(F_OK, R_OK, W_OK, X_OK, R_OK | W_OK, 99));
}
static long do_chmod(void)
{
    return dice(2) ? fchmod(descriptor(), (mode_t)mode()) : chmod(path(), (mode_t)mode());
}
static long do_umask(void) { return (long)umask((mode_t)ONE_OF(0, 022, 077)); }
static long do_chdir(void) { return dice(2) ? fchdir(descriptor()) : chdir(path()); }
static long do_getcwd(void) { return getcwd(area, size()) != NULL; }
static long do_flock(void)
{
    return flock(descriptor(), (int)ONE_OF(LOCK_SH, LOCK_EX, LOCK_UN, 99) | mostly(LOCK_NB));
}
static struct flock range;
static long do_lock(void)
{
    range = (struct flock){.l_type = (short)ONE_OF(F_RDLCK, F_WRLCK, F_WRLCK, F_UNLCK, 9),
                           .l_whence = (short)ONE_OF(SEEK_SET, SEEK_SET, SEEK_CUR, SEEK_END, 9),
                           .l_start = place(),
                           .l_len = ONE_OF(0, 1, 10, -1)};
    return fcntl(descriptor(), (int)ONE_OF(F_GETLK, F_SETLK, F_SETLK, F_SETLKW), or_bad(&range));
}

static void *mapped; /* the last segment, or file, that was */

static long keep(void *memory)
{
    if (memory == (void *)-1)
        return -1;
    mapped = memory;
    return 0;
}
static void *some_mapped(void) { return seldom() ? bad() : mapped; }
static long do_shmget(void)
{
    return shmget((key_t)dice(3), (size_t)ONE_OF(0, 1, 100, 128, 200, 500, 100000),
                  0600 | (int)ONE_OF(0, IPC_CREAT, IPC_CREAT, IPC_CREAT | IPC_EXCL));
}
static long do_shmat(void)
{
    return keep(
        shmat(id(), seldom() ? some_mapped() : NULL, (int)ONE_OF(0, 0, SHM_RDONLY, SHM_RND)));
}
static long do_shmdt(void) { return shmdt(some_mapped()); }
static long do_shmctl(void)
{
    return shmctl(id(), seldom() ? IPC_RMID : (int)ONE_OF(IPC_STAT, SHM_LOCK, SHM_UNLOCK, 99),
                  pointer());
}
static long do_shm_open(void)
{
    return shm_open(
        name(), (int)ONE_OF(O_RDONLY, O_RDWR, O_WRONLY) | (int)ONE_OF(0, O_CREAT, O_TRUNC), 0600);
}
static long do_shm_unlink(void) { return shm_unlink(name()); }
static long do_mmap(void)
{
    return keep(
        mmap(NULL, size(), (int)ONE_OF(PROT_READ, PROT_READ | PROT_WRITE, 99),
             (int)ONE_OF(MAP_SHARED, MAP_SHARED | MAP_ANONYMOUS, MAP_PRIVATE | MAP_ANONYMOUS, 0),
             descriptor(), seldom() ? place() : 0));
}
static long do_munmap(void) { return munmap(some_mapped(), size()); }
static long do_mprotect(void)
{
    return mprotect(some_mapped(), size(), (int)ONE_OF(PROT_READ, PROT_READ | PROT_WRITE));
}
