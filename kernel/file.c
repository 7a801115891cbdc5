/* Descriptors and open file descriptions. */
#include "kernel.h"

const struct file_ops *file_ops_of(const struct file *f)
{
    static const struct file_ops *const all[FILE_KINDS] = {
#define FILE_KIND(name, ops) [FILE_##name] = &ops##_ops,
#include "files.def"
#undef FILE_KIND
    };
    return all[f->kind];
}

struct file *file_of(struct thread *t, uintptr_t d)
{
    if (d >= DESCRIPTORS || process_of(t)->descriptors[d] == NOBODY)
        return 0;
    return &machine.files[process_of(t)->descriptors[d]];
}

intptr_t file_descriptor(const struct process *p, unsigned from)
{
    for (unsigned d = from; d < DESCRIPTORS; d++)
        if (p->descriptors[d] == NOBODY)
            return (intptr_t)d;
    return -K_EMFILE;
}

static struct file *free_file(void)
{
    for (unsigned i = 0; i < FILES; i++)
        if (machine.files[i].kind == FILE_FREE) {
            high_water(HIGH_FILES, i + 1);
            return &machine.files[i];
        }
    return 0;
}

void file_point_to(struct process *p, unsigned descriptor, struct file *f)
{
    p->descriptors[descriptor] = (uint16_t)(f - machine.files);
    p->descriptor_flags[descriptor] = 0;
    f->references++;
}

intptr_t file_open(struct thread *t, enum file_kind kind, unsigned index, int flags, unsigned from)
{
    struct process *p = process_of(t);
    intptr_t d = file_descriptor(p, from);
    struct file *f = free_file();
    if (d < 0)
        return d;
    if (!f)
        return -K_ENFILE;
    *f = (struct file){.kind = (uint8_t)kind, .index = (uint16_t)index, .node = NOBODY,
                       .flags = flags & ~K_O_CLOEXEC};
    file_point_to(p, (unsigned)d, f);
    if (flags & K_O_CLOEXEC)
        p->descriptor_flags[d] = K_FD_CLOEXEC;
    return d;
}

intptr_t file_open_node(struct thread *t, enum file_kind kind, unsigned index, int flags, unsigned node)
{
    intptr_t d = file_open(t, kind, index, flags, 0);
    if (d >= 0) {
        file_of(t, (uintptr_t)d)->node = (uint16_t)node;
        fs_hold(node);
    }
    return d;
}

intptr_t file_room(struct thread *t)
{
    intptr_t d = file_descriptor(process_of(t), 0);
    return d < 0 ? d : free_file() ? 0 : -K_ENFILE;
}

/* With the last descriptor that names it, an open file goes. */
void file_drop(struct process *p, unsigned d)
{
    struct file *f = &machine.files[p->descriptors[d]];
    p->descriptors[d] = NOBODY;
    p->descriptor_flags[d] = 0;
    if (f->node != NOBODY)
        lock_descriptor_closed(p, f);
    if (file_ops_of(f)->dropped)
        file_ops_of(f)->dropped(p, f);
    if (--f->references)
        return;
    if (file_ops_of(f)->closed)
        file_ops_of(f)->closed(f);
    if (f->node != NOBODY) {
        lock_file_closed(f);
        fs_release(f->node);
    }
    *f = (struct file){.kind = FILE_FREE};
    wait_changed();
}

void files_close_all(struct process *p)
{
    for (unsigned d = 0; d < DESCRIPTORS; d++)
        if (p->descriptors[d] != NOBODY)
            file_drop(p, d);
    fs_release(p->directory);
}

static void start_in(struct process *p, unsigned directory, unsigned umask)
{
    p->directory = (uint16_t)directory;
    p->umask = (uint16_t)umask;
    fs_hold(directory);
}

void files_close_on_exec(struct process *p)
{
    for (unsigned d = 0; d < DESCRIPTORS; d++)
        if (p->descriptors[d] != NOBODY && p->descriptor_flags[d] & K_FD_CLOEXEC)
            file_drop(p, d);
}

void files_inherit(struct process *child, const struct process *parent)
{
    start_in(child, parent->directory, parent->umask);
    for (unsigned d = 0; d < DESCRIPTORS; d++) {
        child->descriptors[d] = NOBODY;
        if (parent->descriptors[d] == NOBODY)
            continue;
        file_point_to(child, d, &machine.files[parent->descriptors[d]]);
        child->descriptor_flags[d] = parent->descriptor_flags[d];
    }
}

void files_console(struct process *p)
{
    for (unsigned d = 0; d < DESCRIPTORS; d++)
        p->descriptors[d] = NOBODY;
    start_in(p, machine.home, 022);
    struct file *f = free_file();
    if (!f)
        return; /* no descriptors: its prints give EBADF */
    *f = (struct file){.kind = FILE_CONSOLE, .node = NOBODY, .flags = K_O_RDWR};
    for (unsigned d = 0; d <= 2; d++)
        file_point_to(p, d, f);
}

/* ---- System calls ------------------------------------------------------------------------ */

static bool may_read(const struct file *f)
{
    return f && (f->flags & K_O_ACCMODE) != K_O_WRONLY && file_ops_of(f)->read;
}

static bool may_write(const struct file *f)
{
    return f && (f->flags & K_O_ACCMODE) != K_O_RDONLY && file_ops_of(f)->write;
}

/* Longer requests are cut, as Linux does. */
static size_t most(uintptr_t length)
{
    return length > 0x7ffff000 ? 0x7ffff000 : length;
}

intptr_t sys_read(struct thread *t, const uintptr_t *a)
{
    struct file *f = file_of(t, a[0]);
    if (!may_read(f))
        return -K_EBADF;
    return copied(file_ops_of(f)->read(t, f, a[1], most(a[2])));
}

intptr_t sys_write(struct thread *t, const uintptr_t *a)
{
    struct file *f = file_of(t, a[0]);
    if (!may_write(f))
        return -K_EBADF;
    if (!user_may(process_of(t), a[1], most(a[2]), false))
        return -K_EFAULT;
    return copied(file_ops_of(f)->write(t, f, a[1], most(a[2])));
}

/* True if a call that cannot go on yet may begin all the same: its step starts a timer. */
static bool starts_timer(const struct thread *t, const struct file *f, bool write)
{
    return t->state == STATE_READY && file_ops_of(f)->timed && file_ops_of(f)->timed(f, write);
}

bool ready_read(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    const struct file *f = file_of(t, a[0]);
    return !may_read(f) || !file_ops_of(f)->can_read || a[2] == 0 ||
           file_ops_of(f)->can_read(f) || starts_timer(t, f, false);
}

bool ready_write(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    const struct file *f = file_of(t, a[0]);
    size_t done = t->state == STATE_WAITING ? t->wait.done : 0;
    return !may_write(f) || !file_ops_of(f)->can_write || a[2] == 0 ||
           file_ops_of(f)->can_write(f, most(a[2]), done) || starts_timer(t, f, true);
}

intptr_t sys_close(struct thread *t, const uintptr_t *a)
{
    if (!file_of(t, a[0]))
        return -K_EBADF;
    file_drop(process_of(t), (unsigned)a[0]);
    return 0;
}
