/* Processes, descriptors, sleep (POSIX.1-2017 <unistd.h>). */
#ifndef PAWL_UNISTD_H
#define PAWL_UNISTD_H

#include <pawl/options.h>
#include <sys/types.h>

#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2

#ifndef NULL
#define NULL ((void *)0)
#endif


/* The environment: "NAME=VALUE" each, NULL at its end. */
extern char **environ;

/* ---- Processes --------------------------------------------------------------------------- */

/* Makes a second process out of this one: a copy of its memory, the same open files. Gives 0 in the
   child and the child's pid in the parent, or -1 with no child: EAGAIN (no entry for one more
   process), ENOMEM (no memory for its image). */
pid_t fork(void);

/* The same without the copy: the child has the parent's memory and its stack, and the parent waits
   until the child calls exec or _exit, or is killed. A child that waits for its parent waits for ever,
   and what it changes the parent finds changed. -1: EAGAIN. */
pid_t vfork(void);

/* Another program in this process: never returns if it succeeds. Pid, parent, working directory, umask,
   what is blocked or ignored, alarms and descriptors without FD_CLOEXEC stay; caught signals get their
   default action; all other threads end. argv and envp (the caller's own: environ) are the strings
   that its main gets. The forms with `l` take the strings one by one up to a null pointer, those with
   `p` look for a name without '/' in the folders of PATH (without PATH: /bin:/usr/bin) and have /bin/sh
   read a file that is no program, those with
   `e` take envp. -1: ENOENT, EACCES (no permission, or a directory), ENOTDIR, ENAMETOOLONG, ENOEXEC
   (no program; one that has P1, P2, ... and no main), E2BIG (more than a quarter of a stack), EFAULT,
   ENOMEM (no memory for two images at once). */
int execl(const char *path, const char *argument, ... /* , NULL */);
int execlp(const char *file, const char *argument, ... /* , NULL */);
int execle(const char *path, const char *argument, ... /* , NULL, char *const envp[] */);
int execv(const char *path, char *const argv[]);
int execvp(const char *file, char *const argv[]);
int execve(const char *path, char *const argv[], char *const envp[]);
int execvpe(const char *file, char *const argv[], char *const envp[]); /* not POSIX */

/* Ends the process at once: buffers are not written, handlers are not called. The low 8 bits of
   status are what the parent's wait gets. */
_Noreturn void _exit(int status);

pid_t getpid(void);

/* The parent's pid: 1 once the parent has ended. */
pid_t getppid(void);

/* ---- Process groups and sessions --------------------------------------------------------- */

/* The process group of a process, of the caller for 0. -1: ESRCH. getpgrp: the caller's. */
pid_t getpgid(pid_t pid);
pid_t getpgrp(void);

/* Moves the caller (0) or a child of its session into a group: one of the session's, or a new one that
   has the process's own pid (0). Gives 0, or -1: EINVAL (group < 0), ESRCH (neither the caller nor a
   child), EPERM (the leader of a session; another session; no such group). */
int setpgid(pid_t pid, pid_t group);
int setpgrp(void);

/* Makes a session, and a group in it, of the caller alone. Gives its number, or -1: EPERM (there is a
   group of the caller's pid). */
pid_t setsid(void);
/* -1: ESRCH. */
pid_t getsid(pid_t pid);

/* The terminal's foreground group. -1: EBADF, ENOTTY; EINVAL, ESRCH, EPERM (a group of another
   session). */
pid_t tcgetpgrp(int descriptor);
int tcsetpgrp(int descriptor, pid_t group);

/* ---- Users ------------------------------------------------------------------------------- */

/* There is one user, 1000, in one group, 1000. */
uid_t getuid(void);
uid_t geteuid(void);
gid_t getgid(void);
gid_t getegid(void);
/* 0 for 1000, otherwise -1: EPERM, EINVAL (-1). */
int setuid(uid_t user);
int seteuid(uid_t user);
int setgid(gid_t group);
int setegid(gid_t group);

/* ---- Time -------------------------------------------------------------------------------- */

/* Waits for some seconds; gives those that remained when a signal ended it early, mostly 0. */
unsigned sleep(unsigned seconds);

/* Sends the process SIGALRM after some seconds; 0: not any more. Gives the seconds that were left of the
   one before. A child has none. */
unsigned alarm(unsigned seconds);

/* The same in microseconds; then again after each interval, unless that is 0. */
useconds_t ualarm(useconds_t microseconds, useconds_t interval);

/* Waits until a handler has run. Gives -1: EINTR. */
int pause(void);

/* Waits for some microseconds. Gives 0, or -1: EINTR. */
int usleep(useconds_t microseconds);

/* ---- What the machine is like ------------------------------------------------------------ */

#define _SC_ARG_MAX 0
#define _SC_CHILD_MAX 1
#define _SC_CLK_TCK 2
#define _SC_NGROUPS_MAX 3
#define _SC_OPEN_MAX 4
#define _SC_STREAM_MAX 5
#define _SC_TZNAME_MAX 6
#define _SC_JOB_CONTROL 7
#define _SC_SAVED_IDS 8
#define _SC_REALTIME_SIGNALS 9
#define _SC_PRIORITY_SCHEDULING 10
#define _SC_TIMERS 11
#define _SC_ASYNCHRONOUS_IO 12
#define _SC_FSYNC 15
#define _SC_MAPPED_FILES 16
#define _SC_MESSAGE_PASSING 20
#define _SC_SEMAPHORES 21
#define _SC_SHARED_MEMORY_OBJECTS 22
#define _SC_AIO_LISTIO_MAX 23
#define _SC_AIO_MAX 24
#define _SC_DELAYTIMER_MAX 26
#define _SC_MQ_OPEN_MAX 27
#define _SC_MQ_PRIO_MAX 28
#define _SC_VERSION 29
#define _SC_PAGESIZE 30
#define _SC_PAGE_SIZE _SC_PAGESIZE
#define _SC_RTSIG_MAX 31
#define _SC_SEM_NSEMS_MAX 32
#define _SC_SEM_VALUE_MAX 33
#define _SC_SIGQUEUE_MAX 34
#define _SC_TIMER_MAX 35
#define _SC_LINE_MAX 43
#define _SC_IOV_MAX 60
#define _SC_THREADS 67
#define _SC_THREAD_SAFE_FUNCTIONS 68
#define _SC_LOGIN_NAME_MAX 71
#define _SC_THREAD_DESTRUCTOR_ITERATIONS 73
#define _SC_THREAD_KEYS_MAX 74
#define _SC_THREAD_STACK_MIN 75
#define _SC_THREAD_THREADS_MAX 76
#define _SC_THREAD_ATTR_STACKADDR 77
#define _SC_THREAD_ATTR_STACKSIZE 78
#define _SC_THREAD_PRIORITY_SCHEDULING 79
#define _SC_THREAD_PRIO_INHERIT 80
#define _SC_THREAD_PRIO_PROTECT 81
#define _SC_THREAD_PROCESS_SHARED 82
#define _SC_NPROCESSORS_CONF 83
#define _SC_NPROCESSORS_ONLN 84
#define _SC_PHYS_PAGES 85
#define _SC_ATEXIT_MAX 87
#define _SC_BARRIERS 133
#define _SC_CLOCK_SELECTION 137
#define _SC_CPUTIME 138
#define _SC_THREAD_CPUTIME 139
#define _SC_MONOTONIC_CLOCK 149
#define _SC_READER_WRITER_LOCKS 153
#define _SC_SPIN_LOCKS 154
#define _SC_HOST_NAME_MAX 180

/* A limit or a property of the largest machine: -1 if there is no limit or not that property; -1 and
   EINVAL if there is no such name. */
long sysconf(int name);

/* 4096. */
int getpagesize(void);

/* ---- Options: see <getopt.h> ------------------------------------------------------------- */

extern char *optarg;
extern int optind, opterr, optopt;
int getopt(int argc, char *const argv[], const char *letters);

/* The machine's name, "pawl", with its 0. -1: ENAMETOOLONG (no room). */
int gethostname(char *name, size_t size);

/* ---- Descriptors ------------------------------------------------------------------------- */

/* Takes up to `size` bytes from a descriptor; waits until there is at least one. Gives how many, 0
   at the end, or -1: EBADF, EAGAIN (none, O_NONBLOCK), EFAULT. */
ssize_t read(int descriptor, void *buffer, size_t size);

/* Gives bytes to a descriptor; waits while there is no room. Up to PIPE_BUF bytes go into a pipe
   whole. Gives how many were taken, or -1: EBADF, EAGAIN, EPIPE (nobody can read it, if SIGPIPE has
   not ended the process), EFAULT. */
ssize_t write(int descriptor, const void *bytes, size_t size);

/* -1: EBADF. */
int close(int descriptor);

/* The lowest free descriptor, as a second name of the same open file. -1: EBADF, EMFILE. */
int dup(int descriptor);

/* The same with the number `as`, which is closed before if it is open. -1: EBADF. */
int dup2(int descriptor, int as);

/* dup2 with O_CLOEXEC or 0. -1: EBADF, EINVAL (also if the two are the same). */
int dup3(int descriptor, int as, int flags);

/* Makes a pipe: what is written to ends[1] comes out of ends[0]. Gives 0, or -1: EMFILE, ENFILE,
   EFAULT. */
int pipe(int ends[2]);

/* The same with O_NONBLOCK, O_CLOEXEC. -1: EINVAL for other flags. */
int pipe2(int ends[2], int flags);

/* ---- Files ------------------------------------------------------------------------------- */

#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define R_OK 4
#define W_OK 2
#define X_OK 1
#define F_OK 0

/* Moves the offset of an open file to `offset` bytes from its beginning (SEEK_SET), the present one
   (SEEK_CUR), the end (SEEK_END), or beyond: bytes that are never written are 0. Gives the new
   one, or -1: EBADF, ESPIPE (a pipe, a FIFO, a socket, the console), EINVAL. */
off_t lseek(int descriptor, off_t offset, int from);

/* read and write at an offset, which leave the open file's where it is. -1: EINVAL, ESPIPE, and as
   theirs. */
ssize_t pread(int descriptor, void *buffer, size_t size, off_t offset);
ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset);

/* Makes a file `size` bytes long; what is new reads as 0. -1: EINVAL, EFBIG, EBADF; ENOENT, ENOTDIR,
   EACCES, EISDIR, ETXTBSY, ENAMETOOLONG, EFAULT. */
int truncate(const char *path, off_t size);
int ftruncate(int descriptor, off_t size);

/* Nothing is left to do: all is in memory. -1: EBADF, EINVAL (no file). */
int fsync(int descriptor);
int fdatasync(int descriptor);

/* Takes away a name. A file without one lives until its last descriptor is closed. -1: ENOENT,
   ENOTDIR, EACCES, EPERM, EISDIR, ENAMETOOLONG, EFAULT. */
int unlink(const char *path);

/* A second name for a file. -1: as open, EEXIST, EPERM (a directory), EXDEV (/proc). */
int link(const char *path, const char *as);

/* Takes away an empty directory. -1: as unlink, ENOTEMPTY, EBUSY (the root), EINVAL ("."). */
int rmdir(const char *path);

/* 0 if a file is there (F_OK), and may be read, written, executed (R_OK, W_OK, X_OK). -1: as open,
   EINVAL. */
int access(const char *path, int mode);

/* Gives a file to somebody else, which only its owner could, and nobody but the machine may: EPERM,
   but for -1 and the owner's own numbers. -1: as access. */
int chown(const char *path, uid_t owner, gid_t group);
int lchown(const char *path, uid_t owner, gid_t group);
int fchown(int descriptor, uid_t owner, gid_t group);

/* Where relative paths begin. -1: ENOENT, ENOTDIR, EACCES, ENAMETOOLONG, EFAULT; EBADF. */
int chdir(const char *path);
int fchdir(int descriptor);

/* Its path, into `size` bytes at `to`, or into memory for free() if `to` is NULL. NULL: EINVAL (size
   0), ERANGE (too small), ENOENT (it has been removed), ENAMETOOLONG, ENOMEM, EFAULT. */
char *getcwd(char *to, size_t size);

/* Nothing is left to do: all is in memory. */
void sync(void);

#define _PC_LINK_MAX 0
#define _PC_MAX_CANON 1
#define _PC_MAX_INPUT 2
#define _PC_NAME_MAX 3
#define _PC_PATH_MAX 4
#define _PC_PIPE_BUF 5
#define _PC_CHOWN_RESTRICTED 6
#define _PC_NO_TRUNC 7
#define _PC_VDISABLE 8

/* A limit that holds for a file; -1 without an error: there is none. -1: EINVAL (name), and as access;
   EBADF. */
long pathconf(const char *path, int name);
long fpathconf(int descriptor, int name);

/* ---- Terminals --------------------------------------------------------------------------- */

/* 1 if the descriptor is a terminal, otherwise 0 with EBADF or ENOTTY. */
int isatty(int descriptor);

/* The terminal's path; NULL: EBADF, ENOTTY. */
char *ttyname(int descriptor);

#endif
