/* perror and strerror give Linux's texts; errno is left alone by what succeeds; each thread and process has
 * its own. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    int numbers[] = {0,          EPERM,     ENOENT,    ESRCH,    EINTR,       EIO,        ENXIO,
                     E2BIG,      ENOEXEC,   EBADF,     ECHILD,   EAGAIN,      ENOMEM,     EACCES,
                     EFAULT,     EBUSY,     EEXIST,    EXDEV,    ENODEV,      ENOTDIR,    EISDIR,
                     EINVAL,     ENFILE,    EMFILE,    ENOTTY,   EFBIG,       ENOSPC,     ESPIPE,
                     EROFS,      EMLINK,    EPIPE,     EDOM,     ERANGE,      EDEADLK,    ENAMETOOLONG,
                     ENOSYS,     ENOTEMPTY, ENOMSG,    EIDRM,    EMSGSIZE,    EADDRINUSE, ECONNREFUSED,
                     ECONNRESET, ENOTCONN,  ETIMEDOUT, EALREADY, EINPROGRESS, EOWNERDEAD, 9999};
    for (unsigned i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        printf("%d %s\n", numbers[i], strerror(numbers[i]));
    open("missing", O_RDONLY);
    perror("open");
    close(99);
    perror("close");
    perror("");
    perror(NULL);
    getpid();
    printf("errno stays %d\n", errno);
    return 0;
}
