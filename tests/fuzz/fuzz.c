/* Random system calls with random and bad arguments:  pawl run --check 'fuzz.c SEED [CALLS]'
   What they do depends on the seed and the schedule alone, so that runs can be compared. */
#include <pawl.h>
#include <stdio.h>
#include <string.h>

#include "dice.h"
#include "ipc.h"
#include "files.h"
#include "sockets.h"
#include "threads.h"
#include "processes.h"

enum { WORKERS = 4 };

static unsigned results;

static long (*const all[])(void) = {
    do_kill, do_kill, do_sigqueue, do_sigaction, do_sigprocmask, do_sigpending, do_sigsuspend,
    do_pause, do_sigtimedwait, do_alarm, do_setitimer, do_setpgid, do_getpgid, do_setsid, do_wait,
    do_yield, do_nanosleep, do_clock, do_getpid, do_choose, do_raise, do_exit, do_fork, do_spawn,
    do_pipe, do_close, do_dup, do_dup2, do_read, do_read, do_write, do_write, do_fcntl, do_isatty,
    do_open, do_open, do_lseek, do_pread, do_pwrite, do_truncate, do_ftruncate, do_unlink, do_link,
    do_rename, do_mkdir, do_rmdir, do_mkfifo, do_stat, do_fstat, do_access, do_chmod, do_umask,
    do_chdir, do_getcwd, do_flock, do_lock, do_shmget, do_shmat, do_shmdt, do_shmctl, do_shm_open,
    do_shm_unlink, do_mmap, do_munmap, do_mprotect,
    do_semget, do_semop, do_semop, do_semtimedop, do_semctl, do_msgget, do_msgsnd, do_msgsnd,
    do_msgrcv, do_msgrcv, do_msgctl, do_mq_open, do_mq_open, do_mq_close, do_mq_unlink, do_mq_send,
    do_mq_send, do_mq_timedsend, do_mq_receive, do_mq_receive, do_mq_timedreceive, do_mq_getattr,
    do_mq_setattr, do_sem_init, do_sem_destroy, do_sem_post, do_V, do_sem_trywait, do_sem_wait,
    do_P, do_sem_timedwait, do_sem_getvalue,
    do_socket, do_socket, do_socketpair, do_bind, do_bind, do_listen, do_accept, do_connect,
    do_connect, do_send, do_send, do_recv, do_recv, do_sendto, do_recvfrom, do_shutdown,
    do_getsockname, do_getsockopt, do_setsockopt, do_ioctl, do_poll, do_select,
    do_create, do_join, do_detach, do_cancel, do_cancelstate, do_canceltype, do_testcancel,
    do_pthread_exit, do_mutex_init, do_mutex_destroy, do_mutex_lock, do_mutex_timedlock,
    do_mutex_unlock, do_mutex_consistent, do_cond_timedwait, do_cond_signal, do_cond_init,
    do_rwlock, do_barrier, do_priority,
};

/* ---- Who does it ------------------------------------------------------------------------- */

static void work(unsigned count)
{
    unsigned sum = 0;
    for (unsigned i = 0; i < count; i++) {
        errno = 0;
        long result = all[dice(sizeof all / sizeof *all)]();
        sum = sum * 31 + (unsigned)result * 7 + (unsigned)errno;
    }
    results = sum; /* into the trace */
}

int main(int argc, char **argv)
{
    state = argc > 1 ? (unsigned)atoi(argv[1]) : 1;
    unsigned calls = argc > 2 ? (unsigned)atoi(argv[2]) : 60;
    area = calloc(1, AREA + 2 * sizeof(fd_set));
    for (unsigned i = 0; i < WORKERS; i++)
        if (fork() == 0) {
            setpgid(0, 0); /* it may kill its group */
            state += i * 1000003;
            work(calls);
            _exit(0);
        }
    /* Some may wait for ever: they are left behind. */
    unsigned ended = 0;
    for (unsigned i = 0; i < 200 && ended < WORKERS; i++)
        if (waitpid(-1, NULL, WNOHANG) > 0)
            ended++;
        else
            usleep(20000);
    return 0;
}
