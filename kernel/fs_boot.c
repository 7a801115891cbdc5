/* The tree that every run begins with: directories, devices, programs, and the files that are brought
   in. */
#include "kernel.h"

static const char *boot_bytes(uint32_t offset)
{
    return (const char *)machine.boot + offset;
}

/* Nobody's but the machine's (uid 0), unless somebody says so. */
static unsigned make(unsigned directory, const char *name, enum node_kind kind, unsigned mode,
                     unsigned index)
{
    intptr_t node = fs_new(kind, mode, kind == NODE_DIRECTORY ? directory : index);
    if (node < 0 || fs_name(directory, name, (unsigned)node))
        arch_panic("NODES or NAMES in config.h have no room for the files that a run begins with", __func__);
    node_of((unsigned)node)->uid = node_of((unsigned)node)->gid = 0;
    return (unsigned)node;
}

static void own(unsigned node)
{
    node_of(node)->uid = node_of(node)->gid = USER;
}

static bool is_name(const char *text)
{
    size_t length = 0;
    while (length < NAME_LENGTH && text[length])
        length++;
    return length < NAME_LENGTH;
}

/* One whose name is longer than the board's files may have cannot be found to exec. */
static void make_programs(unsigned bin, unsigned home)
{
    for (unsigned i = 0; i < program_count; i++) {
        const char *name = programs[i].name;
        if (!is_name(name) || fs_entry(0, bin, name) != NOBODY) /* the latter: one file started twice */
            continue;
        unsigned node = make(bin, name, NODE_PROGRAM, 0755, i);
        if (!(programs[i].flags & PROGRAM_BIN))
            fs_name(home, name, node);
    }
}

/* --file: the directories on the way are made, and what is there already is replaced. */
static void bring_in(const struct boot_file *f)
{
    const char *path = boot_bytes(f->path);
    unsigned at = *path == '/' ? ROOT : machine.home;
    struct place place;
    while (*path == '/')
        path++;
    while (*path) {
        path = fs_part(&place, path);
        if (!path || node_of(at)->kind != NODE_DIRECTORY)
            arch_panic("a name of --file is too long, or no directory", __func__);
        unsigned next = fs_entry(0, at, place.name);
        if (next == NOBODY) {
            next = make(at, place.name, *path ? NODE_DIRECTORY : NODE_FILE, *path ? 0755 : 0644, 0);
            own(next);
        }
        at = next;
    }
    if (node_of(at)->kind != NODE_FILE)
        arch_panic("a file of --file cannot take that name", __func__);
    data_resize(node_of(at), 0);
    if (data_put(node_of(at), 0, boot_bytes(f->bytes), f->size) != (intptr_t)f->size)
        arch_panic("the files of --file are too large: see BLOCKS in config.h", __func__);
}

void fs_boot(void)
{
    fs_new(NODE_DIRECTORY, 0755, ROOT);
    *node_of(ROOT) = (struct node){.kind = NODE_DIRECTORY, .mode = 0755, .links = 1, .opens = 1,
                                   .first = NOBODY, .mtime = BOOT_DATE, .ctime = BOOT_DATE,
                                   .atime = BOOT_DATE};
    unsigned bin = make(ROOT, "bin", NODE_DIRECTORY, 0755, 0);
    unsigned dev = make(ROOT, "dev", NODE_DIRECTORY, 0755, 0);
    make(ROOT, "etc", NODE_DIRECTORY, 0755, 0);
    unsigned home = make(ROOT, "home", NODE_DIRECTORY, 0755, 0);
    make(ROOT, "proc", NODE_PROC, 0555, PROC_ROOT);
    make(ROOT, "tmp", NODE_DIRECTORY, 01777, 0);
    make(dev, "console", NODE_DEVICE, 0666, DEVICE_CONSOLE);
    make(dev, "null", NODE_DEVICE, 0666, DEVICE_NULL);
    make(dev, "shm", NODE_DIRECTORY, 01777, 0);
    make(dev, "tty", NODE_DEVICE, 0666, DEVICE_CONSOLE);
    make(dev, "zero", NODE_DEVICE, 0666, DEVICE_ZERO);
    home = make(home, "user", NODE_DIRECTORY, 0755, 0);
    own(home);
    make_programs(bin, home);
    machine.home = (uint16_t)home;
    const struct boot_file *files = (const void *)boot_bytes(machine.boot->files);
    for (uint32_t i = 0; i < machine.boot->file_count; i++)
        bring_in(&files[i]);
}
