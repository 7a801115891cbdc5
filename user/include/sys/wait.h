/* The end of a child (POSIX.1-2017 <sys/wait.h>). */
#ifndef PAWL_SYS_WAIT_H
#define PAWL_SYS_WAIT_H

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

/* The same for child `pid` if that is greater than 0, for any child if it is -1. With WNOHANG in
   options it does not wait: 0 if no such child has ended yet. Gives the child's pid, or -1: ECHILD
   (no such child), EINVAL (options), EFAULT. */
pid_t waitpid(pid_t pid, int *status, int options);

#endif
