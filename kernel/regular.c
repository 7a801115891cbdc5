/* Open files whose bytes can be read and written at any offset. */
#include "kernel.h"

static struct node *opened(const struct file *f)
{
    return node_of(f->node);
}

static intptr_t data_file_read(struct thread *t, struct file *f, uintptr_t to, size_t length)
{
    intptr_t done = data_read(t, opened(f), f->offset, to, length);
    if (done > 0) {
        f->offset += (uint32_t)done;
        opened(f)->atime = (uint32_t)clock_seconds();
    }
    return done;
}

static intptr_t data_file_write(struct thread *t, struct file *f, uintptr_t from, size_t length)
{
    uint32_t offset = f->flags & K_O_APPEND ? opened(f)->size : f->offset;
    intptr_t done = data_write(t, opened(f), offset, from, length);
    if (done > 0) {
        f->offset = offset + (uint32_t)done;
        fs_touch(opened(f));
    }
    return done;
}

const struct file_ops data_ops = {.read = data_file_read, .write = data_file_write};

/* ---- System calls ------------------------------------------------------------------------ */

/* What SEEK_END counts from; false if the file has no offset. */
static bool has_offset(const struct file *f, int64_t *end)
{
    *end = 0;
    if (f->kind == FILE_DATA)
        *end = opened(f)->size;
    return f->kind == FILE_DATA || f->kind == FILE_DIRECTORY || f->kind == FILE_DEVICE ||
           f->kind == FILE_PROC;
}

intptr_t sys_lseek(struct thread *t, const uintptr_t *a)
{
    struct file *f = file_of(t, a[0]);
    int64_t end, offset = (intptr_t)a[1];
    if (!f)
        return -K_EBADF;
    if (!has_offset(f, &end))
        return -K_ESPIPE;
    if (a[2] > K_SEEK_END)
        return -K_EINVAL;
    offset += a[2] == K_SEEK_SET ? 0 : a[2] == K_SEEK_CUR ? (int64_t)f->offset : end;
    if (offset < 0 || offset > DATA_MOST)
        return -K_EINVAL;
    f->offset = f->kind == FILE_DEVICE ? 0 : (uint32_t)offset;
    return (intptr_t)f->offset;
}

/* A read or write elsewhere, which leaves the offset as it is. */
static intptr_t elsewhere(struct thread *t, const uintptr_t *a,
                          intptr_t (*move)(struct thread *, const uintptr_t *))
{
    struct file *f = file_of(t, a[0]);
    int64_t end;
    if ((intptr_t)a[3] < 0)
        return -K_EINVAL;
    if (!f)
        return -K_EBADF;
    if (!has_offset(f, &end))
        return -K_ESPIPE;
    uint32_t offset = f->offset;
    f->offset = a[3] > DATA_MOST ? DATA_MOST : (uint32_t)a[3];
    intptr_t done = move(t, a);
    f->offset = offset;
    return done;
}

intptr_t sys_pread(struct thread *t, const uintptr_t *a)
{
    return elsewhere(t, a, sys_read);
}

intptr_t sys_pwrite(struct thread *t, const uintptr_t *a)
{
    return elsewhere(t, a, sys_write);
}

static intptr_t resize(struct node *n, uintptr_t size)
{
    if ((intptr_t)size < 0)
        return -K_EINVAL;
    if (size > DATA_MOST)
        return -K_EFBIG;
    data_resize(n, (uint32_t)size);
    fs_touch(n);
    return 0;
}

intptr_t sys_ftruncate(struct thread *t, const uintptr_t *a)
{
    const struct file *f = file_of(t, a[0]);
    if (!f)
        return -K_EBADF;
    if (f->kind != FILE_DATA || (f->flags & K_O_ACCMODE) == K_O_RDONLY)
        return -K_EINVAL;
    return resize(opened(f), a[1]);
}

intptr_t sys_truncate(struct thread *t, const uintptr_t *a)
{
    char path[PATH_LENGTH];
    intptr_t node = fs_path(t, path, a[0]);
    node = node ? node : fs_find(t, path);
    if (node < 0 || (intptr_t)a[1] < 0)
        return node < 0 ? node : -K_EINVAL;
    struct node *n = node_of((unsigned)node);
    if (fs_is_directory(n))
        return -K_EISDIR;
    if (!fs_may(n, MAY_WRITE))
        return -K_EACCES;
    if (n->kind == NODE_PROGRAM)
        return -K_ETXTBSY;
    return n->kind == NODE_FILE ? resize(n, a[1]) : -K_EINVAL;
}

/* All of a file is where it belongs as soon as it is written. */
intptr_t sys_fsync(struct thread *t, const uintptr_t *a)
{
    const struct file *f = file_of(t, a[0]);
    if (!f)
        return -K_EBADF;
    return f->kind == FILE_DATA || f->kind == FILE_DIRECTORY ? 0 : -K_EINVAL;
}

intptr_t sys_fdatasync(struct thread *t, const uintptr_t *a)
{
    return sys_fsync(t, a);
}
