/* The file system: nodes, and the names that lead to them. All of it lies in RAM; one table holds the
   entries of all directories.

   A node lives while it has a name or somebody holds it: an open file, a working directory, a
   directory in it. So an unlinked file lives on until it is closed. */
#include "kernel.h"

/* ---- Nodes ------------------------------------------------------------------------------- */

intptr_t fs_new(enum node_kind kind, unsigned mode, unsigned index)
{
    unsigned i = 0;
    while (i < NODES && machine.nodes[i].kind != NODE_FREE)
        i++;
    if (i == NODES)
        return -K_ENOSPC;
    high_water(HIGH_NODES, i + 1);
    uint32_t now = (uint32_t)clock_seconds();
    machine.nodes[i] = (struct node){.kind = (uint8_t)kind, .mode = (uint16_t)mode, .uid = USER,
                                     .gid = USER, .index = (uint16_t)index, .first = NOBODY, .segment = NOBODY,
                                     .mtime = now, .ctime = now, .atime = now};
    if (kind == NODE_DIRECTORY)
        fs_hold(index);
    return (intptr_t)i;
}

/* The end of a node that nobody can reach; of its directory, too, if that was the last to hold it. */
static void bury(unsigned index)
{
    while (!node_of(index)->links && !node_of(index)->opens) {
        struct node *n = node_of(index);
        bool inner = n->kind == NODE_DIRECTORY;
        if (n->kind == NODE_FILE)
            data_resize(n, 0);
        index = n->index;
        *n = (struct node){.kind = NODE_FREE};
        if (!inner)
            return;
        node_of(index)->opens--;
    }
}

void fs_hold(unsigned node)
{
    node_of(node)->opens++;
}

void fs_release(unsigned node)
{
    node_of(node)->opens--;
    bury(node);
}

bool fs_is_directory(const struct node *n)
{
    return n->kind == NODE_DIRECTORY || (n->kind == NODE_PROC && proc_is_directory(n->index));
}

bool fs_may(const struct node *n, unsigned wanted)
{
    unsigned mode = n->uid == USER ? n->mode >> 6u : n->gid == USER ? n->mode >> 3u : n->mode;
    return (mode & wanted) == wanted;
}

void fs_touch(struct node *n)
{
    n->mtime = n->ctime = (uint32_t)clock_seconds();
}

/* ---- Names ------------------------------------------------------------------------------- */

bool fs_same(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a == *b;
}

static struct name *find_name(unsigned directory, const char *text)
{
    for (struct name *n = machine.names; n < machine.names + NAMES; n++)
        if (n->node && n->directory == directory && fs_same(n->text, text))
            return n;
    return 0;
}

static struct name *free_name(void)
{
    for (unsigned i = 0; i < NAMES; i++)
        if (!machine.names[i].node) {
            high_water(HIGH_NAMES, i + 1);
            return &machine.names[i];
        }
    return 0;
}

unsigned fs_entry(const struct thread *t, unsigned directory, const char *name)
{
    if (node_of(directory)->kind == NODE_PROC)
        return proc_entry(t, node_of(directory)->index, name);
    if (fs_same(name, "."))
        return directory;
    if (fs_same(name, ".."))
        return node_of(directory)->index;
    const struct name *found = find_name(directory, name);
    return found ? found->node : NOBODY;
}

static void copy_text(char *to, const char *from)
{
    while ((*to++ = *from++))
        ;
}

intptr_t fs_name(unsigned directory, const char *text, unsigned node)
{
    struct name *n = free_name();
    if (!n)
        return -K_ENOSPC;
    *n = (struct name){.directory = (uint16_t)directory, .node = (uint16_t)node};
    copy_text(n->text, text);
    node_of(node)->links++;
    fs_touch(node_of(directory));
    return 0;
}

void fs_unname(const struct place *place)
{
    struct name *n = find_name(place->directory, place->name);
    unsigned node = n->node;
    *n = (struct name){.node = 0};
    node_of(node)->links--;
    node_of(node)->ctime = (uint32_t)clock_seconds();
    fs_touch(node_of(place->directory));
    bury(node);
}

void fs_rename(const struct place *from, const struct place *to)
{
    if (to->node != NOBODY)
        fs_unname(to);
    struct name *n = find_name(from->directory, from->name);
    struct node *moved = node_of(n->node);
    if (moved->kind == NODE_DIRECTORY && moved->index != to->directory) {
        fs_hold(to->directory);
        fs_release(moved->index);
        moved->index = (uint16_t)to->directory;
    }
    n->directory = (uint16_t)to->directory;
    arch_clear(n->text, sizeof n->text);
    copy_text(n->text, to->name);
    moved->ctime = (uint32_t)clock_seconds();
    fs_touch(node_of(from->directory));
    fs_touch(node_of(to->directory));
}

/* ---- Paths ------------------------------------------------------------------------------- */

intptr_t fs_path(struct thread *t, char to[PATH_LENGTH], uintptr_t user_path)
{
    intptr_t length = user_string(t, to, user_path, PATH_LENGTH);
    return length > 0 ? 0 : length ? length : -K_ENOENT;
}

const char *fs_part(struct place *place, const char *path)
{
    size_t length = 0;
    while (path[length] && path[length] != '/') {
        if (length == NAME_LENGTH - 1)
            return 0;
        place->name[length] = path[length];
        length++;
    }
    place->name[length] = 0;
    path += length;
    place->slash = *path == '/';
    while (*path == '/')
        path++;
    return path;
}

intptr_t fs_walk(struct thread *t, const char *path, struct place *place)
{
    unsigned start = *path == '/' ? ROOT : process_of(t)->directory;
    *place = (struct place){.node = start, .directory = start, .special = true};
    while (*path == '/')
        path++;
    while (*path) {
        if (place->node == NOBODY)
            return -K_ENOENT;
        if (!fs_is_directory(node_of(place->node)))
            return -K_ENOTDIR;
        if (!fs_may(node_of(place->node), MAY_GO))
            return -K_EACCES;
        path = fs_part(place, path);
        if (!path)
            return -K_ENAMETOOLONG;
        place->directory = place->node;
        place->node = fs_entry(t, place->directory, place->name);
        place->special = fs_same(place->name, ".") || fs_same(place->name, "..");
    }
    bool wrong = place->slash && place->node != NOBODY && !fs_is_directory(node_of(place->node));
    return wrong ? -K_ENOTDIR : 0;
}

intptr_t fs_find(struct thread *t, const char *path)
{
    struct place place;
    intptr_t error = fs_walk(t, path, &place);
    return error ? error : place.node == NOBODY ? -K_ENOENT : (intptr_t)place.node;
}

intptr_t fs_make_at(struct thread *t, const struct place *place, enum node_kind kind, unsigned mode,
                    unsigned index)
{
    const struct node *directory = node_of(place->directory);
    if (place->node != NOBODY)
        return -K_EEXIST;
    if (directory->kind != NODE_DIRECTORY || !directory->links)
        return -K_ENOENT; /* nothing can be made in /proc, nor where no path leads */
    if (place->slash && kind != NODE_DIRECTORY)
        return -K_ENOENT;
    if (!fs_may(directory, MAY_WRITE))
        return -K_EACCES;
    if (!free_name())
        return -K_ENOSPC;
    mode &= 07777 & ~(unsigned)process_of(t)->umask;
    intptr_t node = fs_new(kind, mode, index);
    if (node >= 0)
        fs_name(place->directory, place->name, (unsigned)node);
    return node;
}

intptr_t fs_make(struct thread *t, const char *path, enum node_kind kind, unsigned mode, unsigned index)
{
    struct place place;
    intptr_t error = fs_walk(t, path, &place);
    return error ? error : fs_make_at(t, &place, kind, mode, index);
}
