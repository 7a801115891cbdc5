/* More names for an open file; what can be said of one. */
#include "kernel.h"

static intptr_t duplicate(struct thread *t, uintptr_t from, unsigned least, unsigned flags)
{
    struct file *f = file_of(t, from);
    if (!f)
        return -K_EBADF;
    intptr_t d = file_descriptor(process_of(t), least);
    if (d >= 0) {
        file_point_to(process_of(t), (unsigned)d, f);
        process_of(t)->descriptor_flags[d] = (uint8_t)flags;
    }
    return d;
}

intptr_t sys_dup(struct thread *t, const uintptr_t *a)
{
    return duplicate(t, a[0], 0, 0);
}

intptr_t sys_dup2(struct thread *t, const uintptr_t *a)
{
    struct file *f = file_of(t, a[0]);
    if (!f || a[1] >= DESCRIPTORS)
        return -K_EBADF;
    if (a[0] == a[1])
        return (intptr_t)a[1];
    if (file_of(t, a[1]))
        file_drop(process_of(t), (unsigned)a[1]);
    file_point_to(process_of(t), (unsigned)a[1], f);
    return (intptr_t)a[1];
}

intptr_t sys_dup3(struct thread *t, const uintptr_t *a)
{
    if (a[0] == a[1] || a[2] & ~(uintptr_t)K_O_CLOEXEC)
        return -K_EINVAL;
    intptr_t d = sys_dup2(t, a);
    if (d >= 0 && a[2])
        process_of(t)->descriptor_flags[d] = K_FD_CLOEXEC;
    return d;
}

intptr_t sys_fcntl(struct thread *t, const uintptr_t *a)
{
    struct file *f = file_of(t, a[0]);
    if (!f)
        return -K_EBADF;
    uint8_t *flags = &process_of(t)->descriptor_flags[a[0]];
    switch (a[1]) {
    case K_F_DUPFD:
    case K_F_DUPFD_CLOEXEC:
        return a[2] >= DESCRIPTORS ? -K_EINVAL
                                   : duplicate(t, a[0], (unsigned)a[2],
                                               a[1] == K_F_DUPFD_CLOEXEC ? K_FD_CLOEXEC : 0);
    case K_F_GETFD:
        return *flags;
    case K_F_SETFD:
        *flags = (uint8_t)(a[2] & K_FD_CLOEXEC);
        return 0;
    case K_F_GETFL:
        return f->flags;
    case K_F_SETFL:
        f->flags = (f->flags & ~(K_O_NONBLOCK | K_O_APPEND | K_O_ASYNC)) |
                   ((int)a[2] & (K_O_NONBLOCK | K_O_APPEND | K_O_ASYNC));
        wait_changed(); /* who waits on it with O_NONBLOCK now gets EAGAIN */
        return 0;
    case K_F_GETLK:
    case K_F_SETLK:
    case K_F_SETLKW:
        return lock_fcntl(t, a);
    case K_F_SETOWN:
        if ((int)a[2] && !async_is_owner((int)a[2]))
            return (int)a[2] == INT32_MIN ? -K_EINVAL : -K_ESRCH;
        f->owner = (int)a[2];
        return 0;
    case K_F_GETOWN:
        return f->owner;
    default:
        return -K_EINVAL;
    }
}

intptr_t sys_isatty(struct thread *t, const uintptr_t *a)
{
    struct file *f = file_of(t, a[0]);
    if (!f)
        return -K_EBADF;
    return f->kind == FILE_CONSOLE ? 1 : -K_ENOTTY;
}
