/* System calls whose last argument is there only with some commands: otherwise 0 is passed, for
   what happens to lie in a register would make one run differ from another. */
#include <fcntl.h>
#include <mqueue.h>
#include <sys/sem.h>

#include "internal.h"

static long result_of(long result)
{
    return result < 0 && result >= -ERROR_MAX ? library_fail((int)-result) : result;
}

int fcntl(int descriptor, int command, ...)
{
    long argument = 0;
    va_list arguments;
    va_start(arguments, command);
    switch (command) {
    case F_DUPFD:
    case F_DUPFD_CLOEXEC:
    case F_SETFD:
    case F_SETFL:
    case F_SETOWN:
        argument = va_arg(arguments, int);
        break;
    case F_GETLK:
    case F_SETLK:
    case F_SETLKW:
        argument = (long)va_arg(arguments, struct flock *);
        break;
    }
    va_end(arguments);
    return (int)result_of(library_call(SYS_fcntl, descriptor, command, argument));
}

int open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list arguments;
    va_start(arguments, flags);
    if (flags & O_CREAT)
        mode = va_arg(arguments, mode_t);
    va_end(arguments);
    return (int)result_of(library_call(SYS_open, path, flags, mode));
}

int creat(const char *path, mode_t mode)
{
    return (int)result_of(library_call(SYS_open, path, O_WRONLY | O_CREAT | O_TRUNC, mode));
}

/* The program's union semun, passed by value, is a register's worth on every machine. */
int semctl(int id, int number, int command, ...)
{
    long argument = 0;
    va_list arguments;
    va_start(arguments, command);
    if (command == SETVAL)
        argument = (int)va_arg(arguments, long);
    else if (command == GETALL || command == SETALL || command == IPC_STAT || command == IPC_SET)
        argument = va_arg(arguments, long);
    va_end(arguments);
    return (int)result_of(library_call(SYS_semctl, id, number, command, argument));
}

mqd_t mq_open(const char *name, int flags, ...)
{
    mode_t mode = 0;
    struct mq_attr *attributes = NULL;
    va_list arguments;
    va_start(arguments, flags);
    if (flags & O_CREAT) {
        mode = va_arg(arguments, mode_t);
        attributes = va_arg(arguments, struct mq_attr *);
    }
    va_end(arguments);
    return (mqd_t)result_of(library_call(SYS_mq_open, name, flags, mode, attributes));
}
