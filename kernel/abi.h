/* What the kernel and the programs agree on: numbers and the layout of what calls pass.
   The values are Linux's wherever POSIX leaves them open, so that programs print what they
   print elsewhere. Machine-independent; `long` and pointers have the machine's own width. */
#ifndef PAWL_ABI_H
#define PAWL_ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum syscall {
#define CALL(name, count, arguments, way, ready) SYS_##name,
#include "syscalls.def"
#undef CALL
    SYSCALLS
};

enum operation {
#define OPERATION(name, text) OP_##name,
#include "operations.def"
#undef OPERATION
    OP_CALL, /* a system call; never passed to a POINT trap */
    OPERATIONS
};
/* It accesses memory; it may store there; nobody comes between what it loads and what it stores. */
static inline bool op_accesses(unsigned op) { return op >= OP_READ && op <= OP_LOAD; }
static inline bool op_stores(unsigned op) { return op == OP_WRITE || op == OP_ATOMIC; }
static inline bool op_is_atomic(unsigned op) { return op == OP_ATOMIC || op == OP_LOAD; }

enum mark {
#define MARK(name, text) MARK_##name,
#include "marks.def"
#undef MARK
    MARKS
};

enum error {
#define ERROR(name, number, text) K_##name = (number),
#include "errors.def"
#undef ERROR
    ERROR_MAX = 4095
};

enum signal {
#define SIGNAL(name, number, action, text) K_##name = (number),
#include "signals.def"
#undef SIGNAL
    SIGNALS = 32
};

/* Flags and commands. The headers that programs see give the same values their POSIX names. */
enum {
    K_O_RDONLY = 0, K_O_WRONLY = 1, K_O_RDWR = 2, K_O_ACCMODE = 3,
    K_O_CREAT = 0100, K_O_EXCL = 0200, K_O_TRUNC = 01000, K_O_APPEND = 02000,
    K_O_NONBLOCK = 04000, K_O_SYNC = 04010000, K_O_DIRECTORY = 0200000, K_O_CLOEXEC = 02000000,
    K_S_IFMT = 0170000, K_S_IFSOCK = 0140000, K_S_IFREG = 0100000, K_S_IFDIR = 0040000,
    K_S_IFCHR = 0020000, K_S_IFIFO = 0010000, K_S_ISVTX = 01000,
    K_SEEK_SET = 0, K_SEEK_CUR = 1, K_SEEK_END = 2,
    K_R_OK = 4, K_W_OK = 2, K_X_OK = 1,
    K_F_DUPFD = 0, K_F_GETFD = 1, K_F_SETFD = 2, K_F_GETFL = 3, K_F_SETFL = 4,
    K_F_GETLK = 5, K_F_SETLK = 6, K_F_SETLKW = 7, K_F_SETOWN = 8, K_F_GETOWN = 9,
    K_F_DUPFD_CLOEXEC = 1030, K_F_RDLCK = 0, K_F_WRLCK = 1, K_F_UNLCK = 2,
    K_LOCK_SH = 1, K_LOCK_EX = 2, K_LOCK_NB = 4, K_LOCK_UN = 8,
    K_FD_CLOEXEC = 1,
    K_WNOHANG = 1, K_WUNTRACED = 2, K_WCONTINUED = 8,
    K_IPC_CREAT = 01000, K_IPC_EXCL = 02000, K_IPC_NOWAIT = 04000,
    K_IPC_RMID = 0, K_IPC_SET = 1, K_IPC_STAT = 2, K_IPC_PRIVATE = 0,
    K_MSG_NOERROR = 010000, K_MSG_EXCEPT = 020000,
    K_SEM_UNDO = 0x1000,
    K_SHM_RDONLY = 010000, K_SHM_RND = 020000, K_SHM_REMAP = 040000,
    K_SHM_LOCK = 11, K_SHM_UNLOCK = 12, K_SHM_DEST = 01000, K_SHM_LOCKED = 02000,
    K_PROT_READ = 1, K_PROT_WRITE = 2,
    K_MAP_SHARED = 1, K_MAP_PRIVATE = 2, K_MAP_FIXED = 16, K_MAP_ANONYMOUS = 32,
    K_MS_ASYNC = 1, K_MS_INVALIDATE = 2, K_MS_SYNC = 4,
    K_PAGE_SIZE = 4096, /* what programs are told */
    K_GETPID = 11, K_GETVAL = 12, K_GETALL = 13, K_GETNCNT = 14, K_GETZCNT = 15,
    K_SETVAL = 16, K_SETALL = 17,
    K_SEMVMX = 32767, K_SEM_VALUE_MAX = 0x7fffffff,
    K_CLOCK_REALTIME = 0, K_CLOCK_MONOTONIC = 1, K_CLOCK_PROCESS_CPUTIME_ID = 2,
    K_CLOCK_THREAD_CPUTIME_ID = 3, K_CLOCK_REALTIME_COARSE = 5, K_CLOCKS = 8,
    K_MQ_PRIO_MAX = 32768,
    K_SIG_DFL = 0, K_SIG_IGN = 1,
    K_SIG_BLOCK = 0, K_SIG_UNBLOCK = 1, K_SIG_SETMASK = 2,
    K_SA_NOCLDSTOP = 1, K_SA_NOCLDWAIT = 2, K_SA_SIGINFO = 4, K_SA_RESTART = 0x10000000,
    K_SA_NODEFER = 0x40000000, K_SA_RESETHAND = (int)0x80000000,
    K_SI_USER = 0, K_SI_KERNEL = 0x80, K_SI_QUEUE = -1, K_SI_TKILL = -6, K_SI_MESGQ = -3,
    K_SIGEV_SIGNAL = 0, K_SIGEV_NONE = 1, K_SIGEV_THREAD = 2,
    K_CLD_EXITED = 1, K_CLD_KILLED = 2, K_CLD_STOPPED = 5, K_CLD_CONTINUED = 6,
    K_SEGV_MAPERR = 1, K_FPE_INTDIV = 1, K_ILL_ILLOPC = 1, K_BUS_ADRALN = 1, K_TRAP_BRKPT = 1,
    K_ITIMER_REAL = 0, K_UID = 1000, /* the one user, and its group */
    K_P_ALL = 0, K_P_PID = 1, K_P_PGID = 2, K_WSTOPPED = 2, K_WEXITED = 4, K_WNOWAIT = 0x01000000,
    K_SCHED_OTHER = 0, K_SCHED_FIFO = 1, K_SCHED_RR = 2, K_SCHED_BATCH = 3, K_SCHED_IDLE = 5,
    K_PRIORITY_MAX = 99,     /* of SCHED_FIFO and SCHED_RR; the least is 1 */
    K_PTHREAD_STACK_MIN = 16384,
    K_PTHREAD_CANCEL_ENABLE = 0, K_PTHREAD_CANCEL_DISABLE = 1,
    K_PTHREAD_CANCEL_DEFERRED = 0, K_PTHREAD_CANCEL_ASYNCHRONOUS = 1,
    K_PTHREAD_CREATE_DETACHED = 1, K_PTHREAD_EXPLICIT_SCHED = 1,
    K_PTHREAD_MUTEX_NORMAL = 0, K_PTHREAD_MUTEX_RECURSIVE = 1, K_PTHREAD_MUTEX_ERRORCHECK = 2,
    K_PTHREAD_RWLOCK_PREFER_WRITER_NP = 2,
};

/* Sockets. */
enum {
    K_AF_UNSPEC = 0, K_AF_UNIX = 1, K_AF_INET = 2,
    K_SOCK_STREAM = 1, K_SOCK_DGRAM = 2, K_SOCK_RAW = 3, K_SOCK_RDM = 4, K_SOCK_SEQPACKET = 5,
    K_SOCK_PACKET = 10,
    K_SOCK_NONBLOCK = K_O_NONBLOCK, K_SOCK_CLOEXEC = K_O_CLOEXEC,
    K_IPPROTO_IP = 0, K_IPPROTO_TCP = 6, K_IPPROTO_UDP = 17, K_IPPROTO_MAX = 263,
    K_SOL_SOCKET = 1,
    K_SO_REUSEADDR = 2, K_SO_TYPE = 3, K_SO_ERROR = 4, K_SO_DONTROUTE = 5, K_SO_BROADCAST = 6,
    K_SO_SNDBUF = 7, K_SO_RCVBUF = 8, K_SO_KEEPALIVE = 9, K_SO_OOBINLINE = 10, K_SO_LINGER = 13,
    K_SO_REUSEPORT = 15, K_SO_RCVTIMEO = 20, K_SO_SNDTIMEO = 21, K_SO_ACCEPTCONN = 30,
    K_SO_PROTOCOL = 38, K_SO_DOMAIN = 39, K_TCP_NODELAY = 1,
    K_MSG_OOB = 1, K_MSG_PEEK = 2, K_MSG_DONTROUTE = 4, K_MSG_TRUNC = 0x20, K_MSG_DONTWAIT = 0x40,
    K_MSG_EOR = 0x80, K_MSG_WAITALL = 0x100, K_MSG_NOSIGNAL = 0x4000,
    K_SHUT_RD = 0, K_SHUT_WR = 1, K_SHUT_RDWR = 2,
};

/* ioctl. */
enum {
    K_O_ASYNC = 020000, K_FIONREAD = 0x541b, K_FIONBIO = 0x5421, K_FIOASYNC = 0x5452,
    K_SIOCATMARK = 0x8905,
};

/* poll. */
enum {
    K_POLLIN = 1, K_POLLPRI = 2, K_POLLOUT = 4, K_POLLERR = 8, K_POLLHUP = 0x10, K_POLLNVAL = 0x20,
    K_POLLRDNORM = 0x40, K_POLLRDBAND = 0x80, K_POLLWRNORM = 0x100, K_POLLWRBAND = 0x200,
    K_POLLRDHUP = 0x2000,
};
struct k_pollfd { int fd; short events, revents; };

struct k_sockaddr { unsigned short family; unsigned short port; unsigned ip; char zero[8]; };
enum { K_SUN_PATH = 108 };
struct k_iovec { uintptr_t base; uintptr_t length; };
struct k_msghdr {
    uintptr_t name; unsigned name_length; uintptr_t iov; uintptr_t iov_count;
    uintptr_t control; uintptr_t control_length; int flags;
};
struct k_linger { int l_onoff, l_linger; };
struct k_timeval { long tv_sec; long tv_usec; };

enum {
    TICKS_PER_SECOND = 100000,
    NANOSECONDS_PER_TICK = 1000000000 / TICKS_PER_SECOND,
    BOOT_DATE = 1735689600, /* 2025-01-01 00:00:00 UTC, when every run begins */
};

struct k_timespec { long tv_sec; long tv_nsec; };
struct k_stat {
    unsigned long st_dev, st_ino;
    unsigned st_mode;
    unsigned long st_nlink;
    unsigned st_uid, st_gid;
    unsigned long st_rdev;
    long st_size, st_blksize, st_blocks;
    struct k_timespec st_atim, st_mtim, st_ctim;
};
struct k_dirent {
    uint32_t d_ino, d_off; /* the same size on every machine */
    uint16_t d_reclen;     /* of the entry in all */
    uint8_t d_type;
    char d_name[1];        /* and more */
};
struct k_flock { short l_type, l_whence; long l_start, l_len; int l_pid; };
struct k_utimbuf { long actime, modtime; };
struct k_sembuf { unsigned short sem_num; short sem_op; short sem_flg; };
struct k_ipc_perm {
    int key; unsigned uid, gid, cuid, cgid; unsigned short mode; unsigned short seq;
};
struct k_semid_ds { struct k_ipc_perm sem_perm; long sem_otime, sem_ctime; unsigned long sem_nsems; };
struct k_msqid_ds {
    struct k_ipc_perm msg_perm; long msg_stime, msg_rtime, msg_ctime;
    unsigned long msg_cbytes, msg_qnum, msg_qbytes; int msg_lspid, msg_lrpid;
};
struct k_shmid_ds {
    struct k_ipc_perm shm_perm; size_t shm_segsz; long shm_atime, shm_dtime, shm_ctime;
    int shm_cpid, shm_lpid; unsigned long shm_nattch;
};
struct k_mq_attr { long mq_flags, mq_maxmsg, mq_msgsize, mq_curmsgs; };

struct k_counts { unsigned calls, switches, copied, ticks; };
struct k_itimerval { struct k_timeval it_interval, it_value; };

/* Signals. In a set, signal n is bit n - 1. */
struct k_sigset { unsigned long long bits; };
struct k_sigaction { uintptr_t handler; struct k_sigset mask; int flags; };
struct k_siginfo {
    int si_signo, si_errno, si_code, si_pid; unsigned si_uid; int si_status;
    uintptr_t si_addr, si_value;
};

struct k_sigevent { uintptr_t value; int signal, notify; uintptr_t function, attributes; };

/* A handler's call, on the stack of the thread that makes it: the library calls the handler, and then
   sigreturn with the address of this, for the kernel has put above it what it interrupted. */
struct handler_call {
    uintptr_t handler;
    int with_info; /* SA_SIGINFO */
    struct k_siginfo info;
};

/* A semaphore in user memory, all its state: P, V and sem_* are one operation each on `value`. */
struct k_sem { int value; };

/* What <pthread.h> keeps in user memory. All zeros are the plain kind, free. `kind` of one that
   was destroyed is K_DESTROYED. A thread is named by its number, which no other has in a run. */
enum { K_DESTROYED = -1 };
enum { /* of k_mutex.kind, and of its attributes */
    K_MUTEX_TYPE = 3,        /* PTHREAD_MUTEX_... */
    K_MUTEX_INHERIT = 4, K_MUTEX_PROTECT = 8, K_MUTEX_ROBUST = 16, K_MUTEX_SHARED = 32,
    K_MUTEX_DEAD = 64,       /* its owner died, and whoever got it then has not made it consistent */
    K_MUTEX_LOST = 128,      /* nor did he before he unlocked it */
    K_MUTEX_CEILING = 1 << 16, /* times the ceiling */
};
struct k_mutex {
    int kind;
    unsigned owner;          /* thread, 0: free */
    unsigned count;          /* times a recursive one is locked */
};
enum { K_COND_MONOTONIC = 1, K_COND_SHARED = 2 };
struct k_cond { int kind; };
struct k_rwlock {
    int kind;                /* whom it prefers */
    unsigned writer;         /* thread */
    unsigned readers;        /* how many */
};
struct k_barrier { unsigned count; };
enum { K_ONCE_RUNNING = 1, K_ONCE_DONE = 2 }; /* of an int; RUNNING: and 4 * the thread that does it */
struct k_thread_attr {
    int detached, inherit, policy, priority, scope;
    size_t stack_size, guard_size; /* stack_size 0: the machine's */
};

/* At the very top of each thread's stack. The library writes it; the kernel reads `caller`. */
struct thread_block {
    int errno_;
    unsigned fuel;           /* blocks that may still run before a FUEL point */
    uintptr_t caller;        /* where the program called the library function that runs now */
    uintptr_t caller_sp;     /* its stack and frame pointers there, so that traces can name */
    uintptr_t caller_fp;     /*   the program's line and locals */
    uintptr_t entry;         /* what this thread runs: main, P1, or the argument of spawn */
    uintptr_t argument[2];   /* argc and argv, or spawn's arg */
    uintptr_t tls;           /* its thread-local variables, a list: user/lib/local.c */
    unsigned traced;         /* the run is traced: functions tell when they begin and end */
    unsigned threaded;       /* pthread_create made it, so `entry` gives a value */
    uintptr_t process;       /* the block of the thread that its process began with */
    uintptr_t cleanup;       /* handlers to call when it is cancelled, the last one first */
    uintptr_t values;        /* of its keys */
};

/* One word a user can read and only the kernel writes: who runs. Set at each switch. */
struct user_info {
    struct thread_block *thread; /* of the thread that runs */
    void *image;                 /* start of its slot: the library's state lies there */
};
extern struct user_info user_info;

#endif
