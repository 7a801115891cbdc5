/* The end of a child (POSIX.1-2017 <sys/wait.h>). */
#ifndef PAWL_SYS_WAIT_H
#define PAWL_SYS_WAIT_H

#include <signal.h>
#include <sys/types.h>

#define WNOHANG 1
#define WUNTRACED 2
#define WCONTINUED 8

/* What a status says. */
#define WIFEXITED(status) (((status)&0x7f) == 0)
#define WEXITSTATUS(status) (((status) >> 8) & 0xff)
#define WIFSIGNALED(status) (((status)&0x7f) != 0 && ((status)&0x7f) != 0x7f)
#define WTERMSIG(status) ((status)&0x7f)
#define WCOREDUMP(status) ((status)&0x80)
#define WIFSTOPPED(status) (((status)&0xff) == 0x7f)
#define WSTOPSIG(status) WEXITSTATUS(status)
#define WIFCONTINUED(status) ((status) == 0xffff)

/* Waits until a child has ended, puts how into *status unless that is NULL, and forgets it. A child
   that ends stays a zombie until then. Gives its pid, or -1: ECHILD (no child left), EFAULT. */
pid_t wait(int *status);

/* The same for child `pid` (pid > 0), any child (-1), any of the caller's process group (0), or any of
   group -pid (< -1). Options: WNOHANG, do not wait: 0 if there is nothing to tell; WUNTRACED, also of
   a child that a signal has stopped; WCONTINUED, of one that SIGCONT lets go on; each is told once.
   A handler interrupts it (EINTR), or not (SA_RESTART). If the caller ignores SIGCHLD children
   leave nothing to ask for: it waits for the last, and fails. Gives the child's pid, or -1: ECHILD (no such child),
   EINTR, EINVAL (options), EFAULT, ESRCH (the least int). */
pid_t waitpid(pid_t pid, int *status, int options);

/* The same: options name what is asked for (WEXITED, WSTOPPED, WCONTINUED) besides WNOHANG, and
   WNOWAIT, which leaves it to be told again. *info says which child (si_pid) and what (si_code, si_status);
   0 in si_pid: nothing to tell. Gives 0, or -1: ECHILD, EINTR, EINVAL, EFAULT. */
typedef enum { P_ALL, P_PID, P_PGID } idtype_t;
#define WSTOPPED 2
#define WEXITED 4
#define WNOWAIT 0x01000000
int waitid(idtype_t type, id_t id, siginfo_t *info, int options);

#endif
