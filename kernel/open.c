/* open: from a path to a descriptor. */
#include "kernel.h"

/* Flags that say how to open, and not how it is open. */
enum { OPENING = K_O_CREAT | K_O_EXCL | K_O_TRUNC | K_O_DIRECTORY };

/* What the kinds of access in the flags need. */
static unsigned wanted(int flags)
{
    static const uint8_t by_mode[] = {MAY_READ, MAY_WRITE, MAY_READ | MAY_WRITE};
    return by_mode[flags & K_O_ACCMODE] | (flags & K_O_TRUNC ? MAY_WRITE : 0);
}

/* 0 if an existing node may be opened so. */
static intptr_t check_node(const struct node *n, int flags)
{
    if (flags & K_O_CREAT && flags & K_O_EXCL)
        return -K_EEXIST;
    if (fs_is_directory(n) && (wanted(flags) & MAY_WRITE || flags & K_O_CREAT))
        return -K_EISDIR;
    if (!fs_is_directory(n) && flags & K_O_DIRECTORY)
        return -K_ENOTDIR;
    if (!fs_may(n, wanted(flags)))
        return -K_EACCES;
    if (n->kind == NODE_PROGRAM && wanted(flags) & MAY_WRITE)
        return -K_ETXTBSY;
    return n->kind == NODE_SOCKET ? -K_ENXIO : 0;
}

/* The node to be opened, which is made if need be. */
static intptr_t node_for(struct thread *t, const char *path, int flags, unsigned mode)
{
    struct place place;
    intptr_t error = fs_walk(t, path, &place);
    if (error)
        return error;
    if (place.node == NOBODY && flags & K_O_CREAT)
        return place.slash ? -K_EISDIR : fs_make_at(t, &place, NODE_FILE, mode, 0);
    if (place.node == NOBODY)
        return -K_ENOENT;
    error = check_node(node_of(place.node), flags);
    return error ? error : (intptr_t)place.node;
}

static intptr_t open_node(struct thread *t, unsigned node, int flags)
{
    struct node *n = node_of(node);
    switch (n->kind) {
    case NODE_DIRECTORY:
        return file_open_node(t, FILE_DIRECTORY, 0, flags, node);
    case NODE_DEVICE:
        return file_open_node(t, n->index == DEVICE_CONSOLE ? FILE_CONSOLE : FILE_DEVICE, n->index,
                              flags, node);
    case NODE_FILE:
    case NODE_PROGRAM:
        return file_open_node(t, FILE_DATA, 0, flags, node);
    case NODE_PROC:
        if (node != NODES) /* /proc itself is there for ever */
            return file_open_node(t, FILE_DIRECTORY, n->index, flags, node);
        return file_open(t, fs_is_directory(n) ? FILE_DIRECTORY : FILE_PROC, n->index, flags, 0);
    case NODE_FIFO:
        return fifo_open(t, node, flags);
    default:
        return -K_ENXIO;
    }
}

intptr_t open_path(struct thread *t, const char *path, int flags, unsigned mode)
{
    intptr_t error = (flags & K_O_ACCMODE) == K_O_ACCMODE ? -K_EINVAL : 0;
    if (!error)
        error = file_room(t); /* so that nothing is made in vain */
    if (error)
        return error;
    intptr_t node = node_for(t, path, flags, mode);
    if (node < 0)
        return node;
    if (flags & K_O_TRUNC && node_of((unsigned)node)->kind == NODE_FILE) {
        data_resize(node_of((unsigned)node), 0);
        fs_touch(node_of((unsigned)node));
    }
    return open_node(t, (unsigned)node, flags & ~OPENING);
}

intptr_t sys_open(struct thread *t, const uintptr_t *a)
{
    char path[PATH_LENGTH];
    if (t->state == STATE_WAITING)
        return fifo_open(t, t->wait.fifo, (int)a[1] & ~OPENING);
    intptr_t error = fs_path(t, path, a[0]);
    return error ? error : open_path(t, path, (int)a[1], (unsigned)a[2]);
}

/* Only a FIFO's open waits; its first step can always be made, for it begins to wait then. */
bool ready_open(struct thread *t)
{
    char path[PATH_LENGTH];
    int flags = (int)t->announced.args[1];
    if (t->state == STATE_WAITING)
        return fifo_can_open(t);
    struct place place;
    bool leads = !fs_path(t, path, t->announced.args[0]) && !fs_walk(t, path, &place);
    return !leads || place.node == NOBODY || fifo_would_open(node_of(place.node), flags);
}
