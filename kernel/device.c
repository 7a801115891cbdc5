/* /dev/null and /dev/zero. (/dev/tty and /dev/console are the console: console.c.) */
#include "kernel.h"

static intptr_t device_read(struct thread *t, struct file *f, uintptr_t to, size_t length)
{
    static const uint8_t zeros[64];
    if (f->index == DEVICE_NULL)
        return 0;
    if (!user_may(process_of(t), to, length, true))
        return -K_EFAULT;
    for (size_t done = 0; done < length; done += sizeof zeros)
        user_write(t, to + done, zeros, length - done < sizeof zeros ? length - done : sizeof zeros);
    return (intptr_t)length;
}

static intptr_t device_write(struct thread *t, struct file *f, uintptr_t from, size_t length)
{
    (void)t, (void)f, (void)from;
    return (intptr_t)length;
}

const struct file_ops device_ops = {.read = device_read, .write = device_write};
