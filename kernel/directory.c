/* Open directories. */
#include "kernel.h"

/* Only getdents reads one. */
static intptr_t directory_read(struct thread *t, struct file *f, uintptr_t to, size_t length)
{
    (void)t, (void)f, (void)to, (void)length;
    return -K_EISDIR;
}

const struct file_ops directory_ops = {.read = directory_read};
