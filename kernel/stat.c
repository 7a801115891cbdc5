/* What a file is: stat and access; and what its owner may change about it. */
#include "kernel.h"

/* A path's node, or -K_E.... */
static intptr_t node_at(struct thread *t, uintptr_t user_path)
{
    char path[PATH_LENGTH];
    intptr_t error = fs_path(t, path, user_path);
    return error ? error : fs_find(t, path);
}

/* The node that a descriptor's file was opened by, or -K_EBADF; `without` for a file that has none. */
static intptr_t node_open(struct thread *t, uintptr_t d, intptr_t without)
{
    const struct file *f = file_of(t, d);
    return !f ? -K_EBADF : f->node == NOBODY ? without : f->node;
}

/* ---- stat -------------------------------------------------------------------------------- */

static unsigned type_of(const struct node *n)
{
    static const uint16_t types[] = {
        [NODE_FILE] = K_S_IFREG,    [NODE_DIRECTORY] = K_S_IFDIR, [NODE_FIFO] = K_S_IFIFO,
        [NODE_SOCKET] = K_S_IFSOCK, [NODE_PROGRAM] = K_S_IFREG,   [NODE_DEVICE] = K_S_IFCHR,
        [NODE_PROC] = K_S_IFREG,
    };
    return fs_is_directory(n) ? K_S_IFDIR : types[n->kind];
}

/* A directory's names: its own, its ".", the ".." of each one in it. */
static unsigned links_of(const struct node *n)
{
    unsigned links = n->links;
    if (n->kind == NODE_DIRECTORY && links) {
        links = 2;
        for (unsigned i = ROOT + 1; i < NODES; i++)
            links += machine.nodes[i].kind == NODE_DIRECTORY && node_of(machine.nodes[i].index) == n &&
                     machine.nodes[i].links;
    }
    return links;
}

enum { NULL_NUMBER = 0x103, ZERO_NUMBER = 0x105, CONSOLE_NUMBER = 0x8800 /* of a pseudo terminal */ };

static unsigned long device_number(const struct node *n)
{
    static const uint16_t numbers[] = {[DEVICE_NULL] = NULL_NUMBER, [DEVICE_ZERO] = ZERO_NUMBER,
                                       [DEVICE_CONSOLE] = CONSOLE_NUMBER};
    return n->kind == NODE_DEVICE ? numbers[n->index] : 0;
}

static intptr_t write_stat(struct thread *t, uintptr_t to, unsigned node)
{
    const struct node *n = node_of(node);
    struct k_stat s = {
        .st_dev = n->kind == NODE_PROC ? 2 : 1,
        .st_ino = node < NODES ? node + 1 : NODES + 1u + n->index,
        .st_mode = type_of(n) | n->mode,
        .st_nlink = links_of(n),
        .st_uid = n->uid,
        .st_gid = n->gid,
        .st_rdev = device_number(n),
        .st_size = (long)n->size,
        .st_blksize = BLOCK,
        .st_blocks = (long)(data_blocks(n) * ((BLOCK + 511) / 512)),
        .st_atim.tv_sec = (long)n->atime,
        .st_mtim.tv_sec = (long)n->mtime,
        .st_ctim.tv_sec = (long)n->ctime,
    };
    return user_write(t, to, &s, sizeof s);
}

intptr_t sys_stat(struct thread *t, const uintptr_t *a)
{
    intptr_t node = node_at(t, a[0]);
    return node < 0 ? node : write_stat(t, a[1], (unsigned)node);
}

/* There are no symbolic links. */
intptr_t sys_lstat(struct thread *t, const uintptr_t *a)
{
    return sys_stat(t, a);
}

/* What has no name: pipes, sockets, queues, the console that a program starts with. */
static intptr_t stat_nameless(struct thread *t, uintptr_t to, const struct file *f)
{
    struct k_stat s = {.st_dev = 3, .st_ino = (unsigned long)f->kind << 16 | f->index, .st_nlink = 1,
                       .st_uid = USER, .st_gid = USER, .st_blksize = BLOCK};
    switch (f->kind) {
    case FILE_CONSOLE:
        s.st_mode = K_S_IFCHR | 0620;
        s.st_rdev = CONSOLE_NUMBER;
        break;
    case FILE_PIPE_READ:
    case FILE_PIPE_WRITE:
    case FILE_PIPE_BOTH:
        s.st_mode = K_S_IFIFO | 0600;
        break;
    case FILE_MQ:
        s.st_mode = K_S_IFREG | 0600;
        break;
    default:
        s.st_mode = K_S_IFSOCK | 0777;
        break;
    }
    return user_write(t, to, &s, sizeof s);
}

intptr_t sys_fstat(struct thread *t, const uintptr_t *a)
{
    const struct file *f = file_of(t, a[0]);
    if (!f)
        return -K_EBADF;
    if (f->kind == FILE_PROC || (f->kind == FILE_DIRECTORY && f->node == NOBODY))
        return write_stat(t, a[1], proc_look(f->index));
    return f->node == NOBODY ? stat_nameless(t, a[1], f) : write_stat(t, a[1], f->node);
}

intptr_t sys_access(struct thread *t, const uintptr_t *a)
{
    if (a[1] & ~(uintptr_t)(K_R_OK | K_W_OK | K_X_OK))
        return -K_EINVAL;
    intptr_t node = node_at(t, a[0]);
    if (node < 0)
        return node;
    const struct node *n = node_of((unsigned)node);
    if (!fs_may(n, (unsigned)a[1]))
        return -K_EACCES;
    return n->kind == NODE_PROGRAM && a[1] & K_W_OK ? -K_ETXTBSY : 0;
}

/* ---- Changes ----------------------------------------------------------------------------- */

static intptr_t change_mode(intptr_t node, uintptr_t mode)
{
    if (node < 0)
        return node;
    struct node *n = node_of((unsigned)node);
    if (n->uid != USER)
        return -K_EPERM;
    n->mode = mode & 07777;
    n->ctime = (uint32_t)clock_seconds();
    return 0;
}

intptr_t sys_chmod(struct thread *t, const uintptr_t *a)
{
    return change_mode(node_at(t, a[0]), a[1]);
}

intptr_t sys_fchmod(struct thread *t, const uintptr_t *a)
{
    return change_mode(node_open(t, a[0], -K_EINVAL), a[1]);
}

/* A user can give nothing away; -1 leaves it as it is. */
static intptr_t change_owner(intptr_t node, unsigned uid, unsigned gid)
{
    if (node < 0)
        return node;
    struct node *n = node_of((unsigned)node);
    bool same_uid = uid == (unsigned)-1 || (uid == n->uid && uid == USER);
    bool same_gid = gid == (unsigned)-1 || (gid == USER && n->uid == USER);
    if (!same_uid || !same_gid)
        return -K_EPERM;
    n->ctime = (uint32_t)clock_seconds();
    return 0;
}

intptr_t sys_chown(struct thread *t, const uintptr_t *a)
{
    return change_owner(node_at(t, a[0]), (unsigned)a[1], (unsigned)a[2]);
}

intptr_t sys_fchown(struct thread *t, const uintptr_t *a)
{
    return change_owner(node_open(t, a[0], -K_EINVAL), (unsigned)a[1], (unsigned)a[2]);
}

intptr_t sys_utime(struct thread *t, const uintptr_t *a)
{
    struct k_utimbuf times = {clock_seconds(), clock_seconds()};
    intptr_t node = node_at(t, a[0]);
    if (node < 0)
        return node;
    struct node *n = node_of((unsigned)node);
    if (a[1] && user_read(t, &times, a[1], sizeof times))
        return -K_EFAULT;
    if (n->uid != USER && (a[1] || !fs_may(n, MAY_WRITE)))
        return a[1] ? -K_EPERM : -K_EACCES;
    n->atime = (uint32_t)times.actime;
    n->mtime = (uint32_t)times.modtime;
    n->ctime = (uint32_t)clock_seconds();
    return 0;
}

intptr_t sys_umask(struct thread *t, const uintptr_t *a)
{
    struct process *p = process_of(t);
    unsigned old = p->umask;
    p->umask = a[0] & 0777;
    return (intptr_t)old;
}
