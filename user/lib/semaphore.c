/* sem_open, whose last arguments are there only with O_CREAT. */
#include <fcntl.h>
#include <semaphore.h>

#include "internal.h"

sem_t *sem_open(const char *name, int flags, ...)
{
    mode_t mode = 0;
    unsigned value = 0;
    va_list arguments;
    va_start(arguments, flags);
    if (flags & O_CREAT) {
        mode = va_arg(arguments, mode_t);
        value = va_arg(arguments, unsigned);
    }
    va_end(arguments);
    long result = library_call(SYS_sem_open, name, flags, mode, value);
    if (result >= 0 || result < -ERROR_MAX)
        return (sem_t *)result;
    library_fail((int)-result);
    return SEM_FAILED;
}
