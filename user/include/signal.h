/* Signals (POSIX.1-2017 <signal.h>), with Linux's numbers: the standard signals, 1 to 31, which do not
   queue. A handler runs on its thread's own stack, between any two operations of the program. */
#ifndef PAWL_SIGNAL_H
#define PAWL_SIGNAL_H

#include <pawl/signals.h>
#include <sys/types.h>
#include <time.h>

#define NSIG 65
#define _NSIG NSIG
#define SIGIOT SIGABRT
#define SIGPOLL SIGIO
#define SIGCLD SIGCHLD

typedef int sig_atomic_t;
typedef void (*__sighandler_t)(int);
typedef __sighandler_t sighandler_t;
typedef __sighandler_t sig_t;

#define SIG_DFL ((__sighandler_t)0)
#define SIG_IGN ((__sighandler_t)1)
#define SIG_ERR ((__sighandler_t)-1)
#define SIG_HOLD ((__sighandler_t)2) /* sigset's */

/* A set of signals. The functions on sets give 0, sigismember 1 or 0, and -1: EINVAL (no signal). */
typedef struct {
    unsigned long long __bits;
} sigset_t;

int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int signal);
int sigdelset(sigset_t *set, int signal);
int sigismember(const sigset_t *set, int signal);

/* ---- What a signal brings ---------------------------------------------------------------- */

union sigval {
    int sival_int;
    void *sival_ptr;
};
typedef union sigval sigval_t;

typedef struct {
    int si_signo;
    int si_errno;          /* 0 */
    int si_code;           /* why: SI_..., CLD_... (SIGCHLD), SEGV_MAPERR (SIGSEGV), ... */
    pid_t si_pid;          /* who sent it; which child */
    uid_t si_uid;
    int si_status;         /* of a child: exit status or signal */
    void *si_addr;         /* of a fault: what was touched */
    union sigval si_value; /* sigqueue's */
} siginfo_t;

/* How a process is told of something (mq_notify, aio). */
struct sigevent {
    union sigval sigev_value;
    int sigev_signo;
    int sigev_notify; /* SIGEV_... */
    void (*sigev_notify_function)(union sigval value);
    void *sigev_notify_attributes; /* a pthread_attr_t, not looked at */
};
#define SIGEV_SIGNAL 0 /* by sigev_signo, with si_value */
#define SIGEV_NONE 1   /* not at all */
#define SIGEV_THREAD 2 /* by a thread that calls the function */

#define SI_USER 0
#define SI_KERNEL 0x80
#define SI_QUEUE (-1)
#define SI_TIMER (-2)
#define SI_MESGQ (-3)
#define SI_ASYNCIO (-4)
#define SI_TKILL (-6)
#define CLD_EXITED 1
#define CLD_KILLED 2
#define CLD_DUMPED 3
#define CLD_TRAPPED 4
#define CLD_STOPPED 5
#define CLD_CONTINUED 6
#define SEGV_MAPERR 1
#define SEGV_ACCERR 2
#define FPE_INTDIV 1
#define FPE_INTOVF 2
#define ILL_ILLOPC 1
#define BUS_ADRALN 1
#define TRAP_BRKPT 1

/* ---- Handlers ------------------------------------------------------------------------------ */

#define SA_NOCLDSTOP 1           /* SIGCHLD only when children end */
#define SA_NOCLDWAIT 2           /* children leave no zombies */
#define SA_SIGINFO 4             /* sa_sigaction is called, with three arguments */
#define SA_RESTART 0x10000000    /* what the handler interrupts is made anew, see signal(7) of Linux */
#define SA_NODEFER 0x40000000    /* the signal is not masked while its handler runs */
#define SA_RESETHAND 0x80000000u /* once */
#define SA_NOMASK SA_NODEFER
#define SA_ONESHOT SA_RESETHAND

struct sigaction {
    union {
        void (*sa_handler)(int);
        /* The third argument is no ucontext_t: it is only passed on. */
        void (*sa_sigaction)(int, siginfo_t *, void *);
    };
    sigset_t sa_mask; /* masked too while the handler runs */
    int sa_flags;
};

/* Sets what the process does when the signal comes (NULL: nothing new), and tells what it did. Gives
   0, or -1: EINVAL (no such signal; a new action for SIGKILL or SIGSTOP), EFAULT, ENOMEM (the machine
   keeps no more actions for one process). */
int sigaction(int signal, const struct sigaction *action, struct sigaction *old);

/* The same for a handler with SA_RESTART; SIG_DFL and SIG_IGN. Gives the one before, or SIG_ERR. */
__sighandler_t signal(int signal, __sighandler_t handler);
__sighandler_t bsd_signal(int signal, __sighandler_t handler);

/* With 1, the signal's handler interrupts calls for good; with 0, they are made anew. 0 or -1: EINVAL. */
int siginterrupt(int signal, int interrupts);

/* ---- Sending ------------------------------------------------------------------------------- */

/* Sends to the process (pid > 0), to the caller's process group (0), to all processes but the caller and
   init (-1), to group -pid (< -1). Signal 0 is not sent: it asks whether there is somebody. Gives 0,
   or -1: EINVAL (no such signal), ESRCH (nobody), EPERM (init). */
int kill(pid_t pid, int signal);
/* To a process group. -1: EINVAL, ESRCH. */
int killpg(pid_t group, int signal);
/* To one process, with a value for a handler with SA_SIGINFO, sigwaitinfo or sigtimedwait. */
int sigqueue(pid_t pid, int signal, union sigval value);
/* To the calling thread: what it does is done when raise returns. -1: EINVAL. */
int raise(int signal);

/* To a thread of the process. Gives 0 or the error's number: ESRCH (no such thread), EINVAL (no such signal;
   0 is not sent). */
int pthread_kill(pthread_t thread, int signal);

/* ---- Masks --------------------------------------------------------------------------------- */

#define SIG_BLOCK 0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2

/* Changes which signals wait until the thread takes them (set NULL: does not), and tells which did.
   SIGKILL and SIGSTOP never wait. Gives 0, or -1: EINVAL (how), EFAULT. */
int sigprocmask(int how, const sigset_t *set, sigset_t *old);
/* The same; gives the error's number. */
int pthread_sigmask(int how, const sigset_t *set, sigset_t *old);
/* Which signals wait. -1: EFAULT. */
int sigpending(sigset_t *set);

/* ---- Waiting ------------------------------------------------------------------------------- */

/* Waits with another mask until a handler has run; then the mask is as before. Gives -1: EINTR,
   EFAULT. */
int sigsuspend(const sigset_t *mask);

/* Waits until a signal of the set, which should be masked, is pending, and takes it: *signal is its
   number. Gives 0 or an error's number (EFAULT). */
int sigwait(const sigset_t *set, int *signal);
/* The same; gives its number, and what it brought in *info unless NULL. -1: EINTR (another signal's
   handler), EFAULT. */
int sigwaitinfo(const sigset_t *set, siginfo_t *info);
/* The same for a time at most. -1: EAGAIN (none came), EINTR, EINVAL (time), EFAULT. */
int sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *time);

/* ---- One signal at a time: System V's, for old programs ------------------------------------- */

/* Masks a signal; lets it in; ignores it. 0, or -1: EINVAL. */
int sighold(int signal);
int sigrelse(int signal);
int sigignore(int signal);

/* Masks the signal (SIG_HOLD), or sets what it does and lets it in. Gives what it did before, SIG_HOLD if it was
   masked, or SIG_ERR: EINVAL. */
__sighandler_t sigset(int signal, __sighandler_t handler);

/* sigsuspend with the thread's mask without this signal. -1: EINTR, EINVAL. */
int sigpause(int signal);

/* ---- Text ---------------------------------------------------------------------------------- */

/* Writes "TEXT: DESCRIPTION\n" to standard error; DESCRIPTION alone if text is NULL or empty. */
void psignal(int signal, const char *text);

#endif
