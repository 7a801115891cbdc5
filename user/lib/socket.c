/* What of sockets and of several buffers is not a system call of its own. */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "internal.h"

int ioctl(int descriptor, unsigned long request, ...)
{
    va_list arguments;
    va_start(arguments, request);
    void *argument = va_arg(arguments, void *); /* all that there are have one */
    va_end(arguments);
    long result = library_call(SYS_ioctl, descriptor, request, argument);
    return result < 0 ? (int)library_fail((int)-result) : (int)result;
}

int sockatmark(int descriptor)
{
    int mark;
    return ioctl(descriptor, SIOCATMARK, &mark) < 0 ? -1 : mark;
}

/* ---- Several buffers --------------------------------------------------------------------- */

/* The bytes of all buffers, or -1: EINVAL. */
static ssize_t length_of(const struct iovec *buffers, int count)
{
    size_t length = 0;
    if (count < 0 || count > IOV_MAX)
        return library_fail(K_EINVAL);
    for (int i = 0; i < count; i++) {
        announce_read(&buffers[i], sizeof buffers[i]);
        if (buffers[i].iov_len > (size_t)PTRDIFF_MAX - length)
            return library_fail(K_EINVAL);
        length += buffers[i].iov_len;
    }
    return (ssize_t)length;
}

/* Between one block and the buffers: `length` bytes. */
static void spread(char *block, const struct iovec *buffers, size_t length, bool gather)
{
    for (; length; buffers++) {
        size_t size = buffers->iov_len < length ? buffers->iov_len : length;
        char *bytes = buffers->iov_base;
        for (size_t i = 0; i < size; i++)
            if (gather)
                block[i] = (char)string_byte(bytes + i);
            else
                set_string_byte(bytes + i, block[i]);
        block += size;
        length -= size;
    }
}

ssize_t readv(int descriptor, const struct iovec *buffers, int count)
{
    ssize_t length = length_of(buffers, count);
    char *block = length < 0 ? NULL : malloc((size_t)length + 1);
    if (!block)
        return -1;
    ssize_t got = read(descriptor, block, (size_t)length);
    if (got > 0)
        spread(block, buffers, (size_t)got, false);
    free(block);
    return got;
}

ssize_t writev(int descriptor, const struct iovec *buffers, int count)
{
    ssize_t length = length_of(buffers, count);
    char *block = length < 0 ? NULL : malloc((size_t)length + 1);
    if (!block)
        return -1;
    spread(block, buffers, (size_t)length, true);
    ssize_t put = write(descriptor, block, (size_t)length);
    free(block);
    return put;
}
