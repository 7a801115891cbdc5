/* The headers that programs see and kernel/abi.h say the same: checked here, where both can be read. Makes no
   code. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <mqueue.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>

#include "abi.h"

#define SAME(name) _Static_assert((name) == K_##name, #name)
#define SAME_SIZE(theirs, ours) _Static_assert(sizeof(theirs) == sizeof(ours), #theirs)
#define SAME_PLACE(theirs, ours, field)                                                            \
    _Static_assert(offsetof(theirs, field) == offsetof(ours, field), #theirs "." #field)

#define ERROR(name, number, text) _Static_assert((name) == (number), #name);
#include "errors.def"
#undef ERROR
#define SIGNAL(name, number, action, text) _Static_assert((name) == (number), #name);
#include "signals.def"
#undef SIGNAL

SAME(O_RDONLY); SAME(O_WRONLY); SAME(O_RDWR); SAME(O_ACCMODE); SAME(O_CREAT); SAME(O_EXCL);
SAME(O_TRUNC); SAME(O_APPEND); SAME(O_NONBLOCK); SAME(O_CLOEXEC);
SAME(F_DUPFD); SAME(F_GETFD); SAME(F_SETFD); SAME(F_GETFL); SAME(F_SETFL); SAME(FD_CLOEXEC);
SAME(SIG_BLOCK); SAME(SIG_UNBLOCK); SAME(SIG_SETMASK); SAME(SA_NOCLDSTOP); SAME(SA_NOCLDWAIT);
SAME(SA_SIGINFO); SAME(SA_RESTART); SAME(SA_NODEFER);
_Static_assert((int)SA_RESETHAND == K_SA_RESETHAND, "SA_RESETHAND");
SAME(SI_USER); SAME(SI_KERNEL); SAME(SI_QUEUE); SAME(SI_TKILL); SAME(CLD_EXITED); SAME(CLD_KILLED);
SAME(CLD_STOPPED); SAME(CLD_CONTINUED); SAME(SEGV_MAPERR); SAME(FPE_INTDIV); SAME(ILL_ILLOPC);
SAME(BUS_ADRALN); SAME(TRAP_BRKPT); SAME(ITIMER_REAL);
_Static_assert((int)P_ALL == K_P_ALL && (int)P_PID == K_P_PID && (int)P_PGID == K_P_PGID, "P_...");
SAME(WSTOPPED); SAME(WEXITED); SAME(WNOWAIT);
SAME(WNOHANG); SAME(WUNTRACED); SAME(WCONTINUED);
SAME(IPC_CREAT); SAME(IPC_EXCL); SAME(IPC_NOWAIT); SAME(IPC_RMID); SAME(IPC_SET); SAME(IPC_STAT);
SAME(IPC_PRIVATE); SAME(MSG_NOERROR); SAME(MSG_EXCEPT); SAME(SEM_UNDO);
SAME(GETPID); SAME(GETVAL); SAME(GETALL); SAME(GETNCNT); SAME(GETZCNT); SAME(SETVAL); SAME(SETALL);
SAME(SEM_VALUE_MAX); SAME(CLOCK_REALTIME); SAME(CLOCK_MONOTONIC); SAME(MQ_PRIO_MAX);

SAME(SCHED_OTHER); SAME(SCHED_FIFO); SAME(SCHED_RR); SAME(SCHED_BATCH); SAME(SCHED_IDLE);
SAME(PTHREAD_STACK_MIN); SAME(PTHREAD_CANCEL_ENABLE); SAME(PTHREAD_CANCEL_DISABLE);
SAME(PTHREAD_CANCEL_DEFERRED); SAME(PTHREAD_CANCEL_ASYNCHRONOUS); SAME(PTHREAD_CREATE_DETACHED);
SAME(PTHREAD_EXPLICIT_SCHED); SAME(PTHREAD_MUTEX_NORMAL); SAME(PTHREAD_MUTEX_RECURSIVE);
SAME(PTHREAD_MUTEX_ERRORCHECK);
_Static_assert((int)PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP == (int)K_PTHREAD_RWLOCK_PREFER_WRITER_NP,
               "PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP");

SAME_SIZE(pthread_mutex_t, struct k_mutex);
SAME_SIZE(pthread_cond_t, struct k_cond);
SAME_SIZE(pthread_rwlock_t, struct k_rwlock);
SAME_SIZE(pthread_barrier_t, struct k_barrier);
SAME_SIZE(pthread_attr_t, struct k_thread_attr);
SAME_SIZE(struct timespec, struct k_timespec);
SAME_PLACE(struct timespec, struct k_timespec, tv_nsec);
SAME_SIZE(struct sembuf, struct k_sembuf);
SAME_PLACE(struct sembuf, struct k_sembuf, sem_op);
SAME_PLACE(struct sembuf, struct k_sembuf, sem_flg);
SAME_SIZE(struct ipc_perm, struct k_ipc_perm);
SAME_PLACE(struct ipc_perm, struct k_ipc_perm, uid);
SAME_PLACE(struct ipc_perm, struct k_ipc_perm, mode);
SAME_SIZE(struct semid_ds, struct k_semid_ds);
SAME_PLACE(struct semid_ds, struct k_semid_ds, sem_otime);
SAME_PLACE(struct semid_ds, struct k_semid_ds, sem_nsems);
SAME_SIZE(struct msqid_ds, struct k_msqid_ds);
SAME_PLACE(struct msqid_ds, struct k_msqid_ds, msg_stime);
SAME_PLACE(struct msqid_ds, struct k_msqid_ds, msg_qnum);
SAME_PLACE(struct msqid_ds, struct k_msqid_ds, msg_qbytes);
SAME_PLACE(struct msqid_ds, struct k_msqid_ds, msg_lspid);
SAME_SIZE(struct mq_attr, struct k_mq_attr);
SAME_PLACE(struct mq_attr, struct k_mq_attr, mq_msgsize);
SAME_SIZE(sigset_t, struct k_sigset);
SAME_SIZE(struct sigaction, struct k_sigaction);
_Static_assert(offsetof(struct sigaction, sa_mask) == offsetof(struct k_sigaction, mask), "sa_mask");
_Static_assert(offsetof(struct sigaction, sa_flags) == offsetof(struct k_sigaction, flags), "sa_flags");
SAME_SIZE(siginfo_t, struct k_siginfo);
SAME_PLACE(siginfo_t, struct k_siginfo, si_status);
SAME_PLACE(siginfo_t, struct k_siginfo, si_addr);
SAME_SIZE(struct itimerval, struct k_itimerval);
SAME_SIZE(sem_t, struct k_sem);
