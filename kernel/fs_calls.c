/* What programs do to names and nodes. */
#include "kernel.h"

/* Where the user's path leads: 0 or -K_E.... */
static intptr_t place_of(struct thread *t, uintptr_t user_path, struct place *place)
{
    char path[PATH_LENGTH];
    intptr_t error = fs_path(t, path, user_path);
    return error ? error : fs_walk(t, path, place);
}

/* The node there, or -K_E.... */
static intptr_t node_at(struct thread *t, uintptr_t user_path)
{
    struct place place;
    intptr_t error = place_of(t, user_path, &place);
    return error ? error : place.node == NOBODY ? -K_ENOENT : (intptr_t)place.node;
}

/* ---- Making and removing ----------------------------------------------------------------- */

static intptr_t make(struct thread *t, uintptr_t path, enum node_kind kind, uintptr_t mode)
{
    struct place place;
    intptr_t error = place_of(t, path, &place);
    if (error)
        return error;
    unsigned bits = kind == NODE_DIRECTORY ? 01777 : 07777;
    unsigned index = kind == NODE_DIRECTORY ? place.directory : NOBODY;
    intptr_t node = fs_make_at(t, &place, kind, (unsigned)mode & bits, index);
    return node < 0 ? node : 0;
}

intptr_t sys_mkdir(struct thread *t, const uintptr_t *a)
{
    return make(t, a[0], NODE_DIRECTORY, a[1]);
}

intptr_t sys_mkfifo(struct thread *t, const uintptr_t *a)
{
    return make(t, a[0], NODE_FIFO, a[1]);
}

intptr_t sys_mknod(struct thread *t, const uintptr_t *a)
{
    switch (a[1] & K_S_IFMT) {
    case K_S_IFIFO:
        return make(t, a[0], NODE_FIFO, a[1]);
    case 0:
    case K_S_IFREG:
        return make(t, a[0], NODE_FILE, a[1]);
    case K_S_IFCHR:
    case K_S_IFDIR:
        return -K_EPERM;
    default:
        return -K_EINVAL;
    }
}

/* 0 if the name may be taken away. */
static intptr_t may_unname(const struct place *place)
{
    const struct node *directory = node_of(place->directory), *n = node_of(place->node);
    if (directory->kind == NODE_PROC)
        return -K_EPERM;
    if (!fs_may(directory, MAY_WRITE | MAY_GO))
        return -K_EACCES;
    bool sticky = directory->mode & K_S_ISVTX && n->uid != USER && directory->uid != USER;
    return sticky ? -K_EPERM : 0;
}

intptr_t unlink_path(struct thread *t, const char *path)
{
    struct place place;
    intptr_t error = fs_walk(t, path, &place);
    if (error)
        return error;
    if (place.node == NOBODY)
        return -K_ENOENT;
    if (place.special)
        return -K_EISDIR;
    error = may_unname(&place);
    if (error)
        return error;
    if (fs_is_directory(node_of(place.node)))
        return -K_EISDIR;
    fs_unname(&place);
    return 0;
}

intptr_t sys_unlink(struct thread *t, const uintptr_t *a)
{
    char path[PATH_LENGTH];
    intptr_t error = fs_path(t, path, a[0]);
    return error ? error : unlink_path(t, path);
}

static bool is_empty(unsigned directory)
{
    for (const struct name *n = machine.names; n < machine.names + NAMES; n++)
        if (n->node && n->directory == directory)
            return false;
    return true;
}

static bool ends_in_dots(const struct place *place)
{
    return place->special && place->name[0] == '.' && place->name[1] == '.';
}

intptr_t sys_rmdir(struct thread *t, const uintptr_t *a)
{
    struct place place;
    intptr_t error = place_of(t, a[0], &place);
    if (error)
        return error;
    if (place.node == NOBODY)
        return -K_ENOENT;
    if (place.special)
        return !place.name[0] ? -K_EBUSY : ends_in_dots(&place) ? -K_ENOTEMPTY : -K_EINVAL;
    if (!fs_is_directory(node_of(place.node)))
        return -K_ENOTDIR;
    error = may_unname(&place);
    if (!error && node_of(place.node)->kind == NODE_PROC)
        error = -K_EBUSY;
    if (!error && !is_empty(place.node))
        error = -K_ENOTEMPTY;
    if (error)
        return error;
    fs_unname(&place);
    return 0;
}

intptr_t sys_link(struct thread *t, const uintptr_t *a)
{
    struct place to = {0};
    intptr_t node = node_at(t, a[0]);
    intptr_t error = node < 0 ? node : place_of(t, a[1], &to);
    if (error < 0)
        return error;
    if (to.node != NOBODY)
        return -K_EEXIST;
    if (node == NODES || node_of(to.directory)->kind == NODE_PROC)
        return -K_EXDEV;
    if (to.slash || !node_of(to.directory)->links)
        return -K_ENOENT;
    if (!fs_may(node_of(to.directory), MAY_WRITE | MAY_GO))
        return -K_EACCES;
    if (fs_is_directory(node_of((unsigned)node)))
        return -K_EPERM;
    node_of((unsigned)node)->ctime = (uint32_t)clock_seconds();
    return fs_name(to.directory, to.name, (unsigned)node);
}

/* ---- Renaming ---------------------------------------------------------------------------- */

/* True if `directory` is `node` or lies somewhere in it. */
static bool lies_in(unsigned directory, unsigned node)
{
    while (directory != node && directory != ROOT)
        directory = node_of(directory)->index;
    return directory == node;
}

static intptr_t check_rename(const struct place *from, const struct place *to)
{
    if (from->node == NOBODY)
        return -K_ENOENT;
    if (from->special || to->special)
        return -K_EBUSY;
    bool directory = fs_is_directory(node_of(from->node));
    if (node_of(from->directory)->kind == NODE_PROC || node_of(to->directory)->kind == NODE_PROC)
        return -K_EXDEV;
    if (to->slash && !directory)
        return -K_ENOTDIR;
    if (to->node == from->node)
        return 0;
    if (directory && lies_in(to->directory, from->node))
        return -K_EINVAL;
    intptr_t error = may_unname(from);
    if (!error && !node_of(to->directory)->links)
        error = -K_ENOENT;
    if (!error && to->node == NOBODY)
        error = fs_may(node_of(to->directory), MAY_WRITE | MAY_GO) ? 0 : -K_EACCES;
    else if (!error)
        error = may_unname(to);
    if (error || to->node == NOBODY)
        return error;
    if (fs_is_directory(node_of(to->node)) != directory)
        return directory ? -K_ENOTDIR : -K_EISDIR;
    return directory && !is_empty(to->node) ? -K_ENOTEMPTY : 0;
}

intptr_t sys_rename(struct thread *t, const uintptr_t *a)
{
    struct place from, to = {0};
    intptr_t error = place_of(t, a[0], &from);
    if (!error)
        error = place_of(t, a[1], &to);
    if (!error)
        error = check_rename(&from, &to);
    if (!error && from.node != to.node)
        fs_rename(&from, &to);
    return error;
}
