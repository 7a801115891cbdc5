/* Directories: what is in them, and where a process is. */
#include "kernel.h"

/* Only getdents reads one. */
static intptr_t directory_read(struct thread *t, struct file *f, uintptr_t to, size_t length)
{
    (void)t, (void)f, (void)to, (void)length;
    return -K_EISDIR;
}

const struct file_ops directory_ops = {.read = directory_read};

/* ---- Listing ----------------------------------------------------------------------------- */

enum { TYPE_FIFO = 1, TYPE_CHR = 2, TYPE_DIR = 4, TYPE_REG = 8, TYPE_SOCK = 12 };

static uint8_t type_of(const struct node *n)
{
    static const uint8_t types[] = {
        [NODE_FILE] = TYPE_REG,    [NODE_DIRECTORY] = TYPE_DIR, [NODE_FIFO] = TYPE_FIFO,
        [NODE_SOCKET] = TYPE_SOCK, [NODE_PROGRAM] = TYPE_REG,   [NODE_DEVICE] = TYPE_CHR,
        [NODE_PROC] = TYPE_REG,
    };
    return fs_is_directory(n) ? TYPE_DIR : types[n->kind];
}

struct entry {
    struct k_dirent head;
    char name[NAME_LENGTH];
};

static void set_name(struct entry *e, const char *name)
{
    unsigned length = 0;
    while (name[length]) {
        e->name[length] = name[length];
        length++;
    }
    while (length < NAME_LENGTH)
        e->name[length++] = 0;
}

static bool find_proc(unsigned index, uint32_t *place, struct entry *e)
{
    unsigned found;
    set_name(e, "");
    if (!proc_list(index, place, e->name, &found))
        return false;
    e->head.d_ino = NODES + 1u + found;
    e->head.d_type = proc_is_directory(found) ? TYPE_DIR : TYPE_REG;
    return true;
}

/* The first entry at or behind *place, which moves to it: places 0 and 1 are "." and "..", the others
   rows of machine.names, so that what comes and goes moves no other. */
static bool find_entry(unsigned directory, uint32_t *place, struct entry *e)
{
    for (; *place < 2 + NAMES; ++*place) {
        const struct name *n = *place < 2 ? 0 : &machine.names[*place - 2];
        if (n && (!n->node || n->directory != directory))
            continue;
        set_name(e, n ? n->text : *place ? ".." : ".");
        unsigned node = n ? n->node : *place ? node_of(directory)->index : directory;
        e->head.d_ino = node + 1;
        e->head.d_type = type_of(node_of(node));
        return node_of(directory)->links;
    }
    return false;
}

/* Bytes that it takes in a program's memory. */
static size_t finish_entry(struct entry *e, uint32_t place)
{
    size_t length = 0;
    while (e->name[length])
        length++;
    size_t size = (offsetof(struct k_dirent, d_name) + length + 1 + 7) & ~(size_t)7;
    e->head.d_off = place + 1;
    e->head.d_reclen = (uint16_t)size;
    return size;
}

static int write_entry(struct thread *t, uintptr_t to, const struct entry *e)
{
    size_t head = offsetof(struct k_dirent, d_name);
    return user_write(t, to, &e->head, head) ||
           user_write(t, to + head, e->name, e->head.d_reclen - head);
}

intptr_t sys_getdents(struct thread *t, const uintptr_t *a)
{
    struct file *f = file_of(t, a[0]);
    struct entry e = {.head.d_ino = 0};
    size_t done = 0;
    if (!f)
        return -K_EBADF;
    if (f->kind != FILE_DIRECTORY)
        return -K_ENOTDIR;
    if (!user_may(process_of(t), a[1], a[2], true))
        return -K_EFAULT;
    bool proc = f->node == NOBODY || node_of(f->node)->kind == NODE_PROC;
    while (proc ? find_proc(f->index, &f->offset, &e) : find_entry(f->node, &f->offset, &e)) {
        size_t size = finish_entry(&e, f->offset);
        if (size > a[2] - done)
            return done ? (intptr_t)done : -K_EINVAL;
        write_entry(t, a[1] + done, &e);
        done += size;
        f->offset++;
    }
    return (intptr_t)done;
}

/* ---- The working directory --------------------------------------------------------------- */

static intptr_t change_directory(struct thread *t, unsigned node)
{
    if (!fs_is_directory(node_of(node)))
        return -K_ENOTDIR;
    if (node == NODES) /* nothing can be held that is made when it is looked at */
        return -K_EACCES;
    if (!fs_may(node_of(node), MAY_GO))
        return -K_EACCES;
    fs_hold(node);
    fs_release(process_of(t)->directory);
    process_of(t)->directory = (uint16_t)node;
    return 0;
}

intptr_t sys_chdir(struct thread *t, const uintptr_t *a)
{
    char path[PATH_LENGTH];
    intptr_t error = fs_path(t, path, a[0]);
    intptr_t node = error ? error : fs_find(t, path);
    return node < 0 ? node : change_directory(t, (unsigned)node);
}

intptr_t sys_fchdir(struct thread *t, const uintptr_t *a)
{
    const struct file *f = file_of(t, a[0]);
    if (!f)
        return -K_EBADF;
    if (f->kind != FILE_DIRECTORY)
        return -K_ENOTDIR;
    return f->node == NOBODY ? -K_EACCES : change_directory(t, f->node);
}

static const struct name *name_of(unsigned node)
{
    for (const struct name *n = machine.names; n < machine.names + NAMES; n++)
        if (n->node == node)
            return n;
    return 0;
}

/* Puts "/name" before what begins at `path + at`: where that begins, -1 if there is no room. */
static int put_before(char *path, int at, const char *name)
{
    int length = 0;
    while (name[length])
        length++;
    at -= length + 1;
    if (at < 0)
        return -1;
    path[at] = '/';
    for (int i = 0; i < length; i++)
        path[at + 1 + i] = name[i];
    return at;
}

int fs_path_to(unsigned node, char path[PATH_LENGTH])
{
    int at = PATH_LENGTH - 1;
    path[at] = 0;
    if (node == ROOT)
        return put_before(path, at, "");
    while (node != ROOT && at >= 0) {
        const struct name *n = name_of(node);
        if (!n)
            return -K_ENOENT;
        at = put_before(path, at, n->text);
        node = n->directory;
    }
    return at < 0 ? -K_ENAMETOOLONG : at;
}

intptr_t sys_getcwd(struct thread *t, const uintptr_t *a)
{
    char path[PATH_LENGTH];
    int at = fs_path_to(process_of(t)->directory, path);
    if (at < 0)
        return at;
    size_t length = (size_t)(PATH_LENGTH - at);
    if (length > a[1])
        return -K_ERANGE;
    return user_write(t, a[0], path + at, length) ? -K_EFAULT : (intptr_t)length;
}
