/* ioctl, as far as descriptors of every kind have it. */
#include "kernel.h"

/* Sets or clears a flag of the open file. */
static intptr_t set_flag(struct thread *t, struct file *f, int flag, uintptr_t from)
{
    int on;
    if (user_read(t, &on, from, sizeof on))
        return -K_EFAULT;
    f->flags = on ? f->flags | flag : f->flags & ~flag;
    wait_changed();
    return 0;
}

intptr_t sys_ioctl(struct thread *t, const uintptr_t *a)
{
    struct file *f = file_of(t, a[0]);
    intptr_t answer = -K_ENOTTY;
    if (!f)
        return -K_EBADF;
    switch ((unsigned)a[1]) {
    case K_FIONBIO:
        return set_flag(t, f, K_O_NONBLOCK, a[2]);
    case K_FIOASYNC:
        return set_flag(t, f, K_O_ASYNC, a[2]);
    case K_FIONREAD:
        if (file_ops_of(f)->unread)
            answer = file_ops_of(f)->unread(f);
        else if (f->kind == FILE_DATA)
            answer = (intptr_t)node_of(f->node)->size - (intptr_t)f->offset;
        break;
    case K_SIOCATMARK:
        answer = socket_at_mark(f);
        break;
    default:
        return -K_ENOTTY;
    }
    int value = (int)answer;
    return answer < 0 ? answer : user_write(t, a[2], &value, sizeof value);
}
