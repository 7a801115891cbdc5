/* mmap: what is shared lies in segments, as System V's does; what is private, in memory that the
   library has taken from the program's heap before it calls. A file that is mapped has its bytes in
   a segment meanwhile (fs_mapped.c), so that reads, writes and accesses see the same. */
#include "kernel.h"

/* Where mappings can be cut: at pages, or chunks where those are smaller. */
enum { GRAIN = SHM_CHUNK < (int)K_PAGE_SIZE ? SHM_CHUNK : (int)K_PAGE_SIZE };

static size_t whole(size_t length)
{
    return (length + GRAIN - 1) / GRAIN * GRAIN;
}

/* ---- shm_open: files in /dev/shm --------------------------------------------------------- */

/* The path of a shared memory object: 0 or -K_E.... */
static intptr_t path_of(struct thread *t, char to[PATH_LENGTH], uintptr_t user_name)
{
    static const char directory[] = "/dev/shm/";
    enum { BEFORE = sizeof directory - 1 };
    arch_copy(to, directory, BEFORE);
    intptr_t length = ipc_name(t, to + BEFORE, PATH_LENGTH - BEFORE, user_name);
    return length < 0 ? length : 0;
}

intptr_t sys_shm_open(struct thread *t, const uintptr_t *a)
{
    char path[PATH_LENGTH];
    intptr_t error = path_of(t, path, a[0]);
    if (error)
        return error;
    intptr_t node = fs_find(t, path);
    if (node >= 0 && node_of((unsigned)node)->kind != NODE_FILE)
        return -K_EINVAL;
    return open_path(t, path, (int)a[1] | K_O_CLOEXEC, (unsigned)a[2]);
}

intptr_t sys_shm_unlink(struct thread *t, const uintptr_t *a)
{
    char path[PATH_LENGTH];
    intptr_t error = path_of(t, path, a[0]);
    if (error)
        return error == -K_EINVAL ? -K_ENOENT : error;
    return unlink_path(t, path);
}

/* ---- mmap -------------------------------------------------------------------------------- */

enum { MAP_TYPE = 15 };

struct request {
    size_t length;
    unsigned rights, most;      /* asked for; that mprotect may ask for */
    bool shared;
    const struct file *file;    /* NULL: anonymous */
    uintptr_t offset;
};

static intptr_t check_file(struct request *r)
{
    const struct file *f = r->file;
    int access = f->flags & K_O_ACCMODE;
    bool zeros = f->kind == FILE_DEVICE && f->index == DEVICE_ZERO;
    if (!zeros && (f->kind != FILE_DATA || node_of(f->node)->kind != NODE_FILE))
        return -K_ENODEV;
    if (access == K_O_WRONLY || (r->shared && r->rights & K_PROT_WRITE && access == K_O_RDONLY))
        return -K_EACCES;
    if (r->shared && access == K_O_RDONLY)
        r->most = K_PROT_READ;
    if (zeros)
        r->file = 0;
    else
        node_of(f->node)->atime = (uint32_t)clock_seconds();
    return r->offset > DATA_MOST || r->length > DATA_MOST - r->offset ? -K_EOVERFLOW : 0;
}

static intptr_t check(struct thread *t, const uintptr_t *a, struct request *r)
{
    int prot = (int)a[2], flags = (int)a[3], type = flags & MAP_TYPE;
    *r = (struct request){.length = a[1], .rights = (unsigned)prot & (K_PROT_READ | K_PROT_WRITE),
                          .most = K_PROT_READ | K_PROT_WRITE, .shared = type == K_MAP_SHARED,
                          .offset = a[5]};
    bool anonymous = flags & K_MAP_ANONYMOUS;
    r->file = anonymous ? 0 : file_of(t, a[4]);
    if (r->offset % K_PAGE_SIZE)
        return -K_EINVAL;
    if (!anonymous && !r->file)
        return -K_EBADF;
    if (!r->length || (type != K_MAP_SHARED && type != K_MAP_PRIVATE))
        return -K_EINVAL;
    if (prot & ~(K_PROT_READ | K_PROT_WRITE))
        return -K_EOPNOTSUPP;
    return r->file ? check_file(r) : 0;
}

/* The segment of what is asked for. */
static struct segment *segment_for(const struct request *r)
{
    enum { POOL = SHM_CHUNKS * SHM_CHUNK };
    if (r->length > POOL || (r->file && r->offset > POOL))
        return 0;
    if (r->file)
        return mapped_segment(r->file->node, r->offset + whole(r->length));
    return segment_new(SEGMENT_ANONYMOUS, r->length);
}

/* Ends the use of a segment that could not be mapped. */
static void give_back(struct segment *s)
{
    if (s->kind == SEGMENT_FILE)
        mapped_file_left(0, s, 0);
    else
        segment_free(s);
}

/* a[0] is where it should lie, if it is shared; where it does, if it is private. */
intptr_t sys_mmap(struct thread *t, const uintptr_t *a)
{
    struct request r;
    intptr_t error = check(t, a, &r);
    if (error)
        return error;
    if (!r.shared) {
        error = r.file ? data_read(t, node_of(r.file->node), (uint32_t)r.offset, a[0], r.length) : 0;
        return error < 0 ? error : (intptr_t)a[0];
    }
    struct segment *s = segment_for(&r);
    if (!s)
        return -K_ENOMEM;
    uint32_t from = r.file ? (uint32_t)r.offset : 0;
    uintptr_t address = segment_address(s) + from;
    bool misplaced = (int)a[3] & K_MAP_FIXED && a[0] != address;
    struct mapping *m =
        misplaced ? 0 : segment_map(process_of(t), s, from, (uint32_t)whole(r.length), r.rights);
    if (m)
        m->most = (uint8_t)r.most;
    else if (!s->mappings)
        give_back(s);
    return m ? (intptr_t)address : misplaced ? -K_EINVAL : -K_ENOMEM;
}

void anonymous_left(struct process *p, struct segment *s, uint32_t from)
{
    (void)p, (void)from;
    if (!s->mappings)
        segment_free(s);
}

/* ---- munmap, mprotect, msync ------------------------------------------------------------- */

/* 0 if [address, address + length) may be asked for. */
static intptr_t check_range(uintptr_t address, size_t length)
{
    if (address % GRAIN || address + whole(length) < address)
        return -K_EINVAL;
    return length && !shm_has(address) ? -K_ENOMEM : 0;
}

/* Does `act` with the latest mapping of each page of the range: cut, so that it ends with it. False if
   a cut needs an entry and there is none. `all` becomes false if some page has no mapping. */
static bool each_in(struct process *p, uintptr_t address, size_t length, bool *all,
                    bool (*act)(struct process *, struct mapping *, unsigned), unsigned value)
{
    uintptr_t end = address + whole(length);
    *all = true;
    while (address < end && shm_has(address)) {
        struct mapping *m = mapping_of(p, address);
        if (!m) {
            *all = false;
            address += GRAIN;
            continue;
        }
        m = mapping_cut(p, m, address, end);
        if (!m)
            return false;
        address += m->length;
        if (!act(p, m, value))
            return false;
    }
    *all = *all && address >= end;
    return true;
}

/* A file is said to change when it could last have been written through the mapping. */
static void note_changes(const struct mapping *m)
{
    const struct segment *s = &machine.segments[m->segment];
    if (s->kind == SEGMENT_FILE && m->rights & K_PROT_WRITE)
        fs_touch(node_of(s->node));
}

static bool unmap(struct process *p, struct mapping *m, unsigned value)
{
    (void)value;
    note_changes(m);
    if (machine.segments[m->segment].kind == SEGMENT_SEMAPHORES)
        return false;
    segment_unmap(p, m);
    return true;
}

/* Pages that are not mapped do not matter. */
intptr_t sys_munmap(struct thread *t, const uintptr_t *a)
{
    bool all;
    if (!a[1] || check_range(a[0], a[1]) == -K_EINVAL)
        return -K_EINVAL;
    return each_in(process_of(t), a[0], a[1], &all, unmap, 0) ? 0 : -K_ENOMEM;
}

static bool protect(struct process *p, struct mapping *m, unsigned rights)
{
    (void)p;
    if (rights & ~(unsigned)m->most)
        return false;
    m->rights = (uint8_t)rights;
    machine.resumed = NOBODY;
    return true;
}

intptr_t sys_mprotect(struct thread *t, const uintptr_t *a)
{
    bool all;
    intptr_t error = check_range(a[0], a[1]);
    if (error || !a[1])
        return error;
    if (a[2] & ~(uintptr_t)(K_PROT_READ | K_PROT_WRITE))
        return -K_EOPNOTSUPP;
    if (!each_in(process_of(t), a[0], a[1], &all, protect, (unsigned)a[2]))
        return -K_EACCES;
    return all ? 0 : -K_ENOMEM;
}

/* What is mapped is the file's bytes themselves: there is nothing to write back. */
intptr_t sys_msync(struct thread *t, const uintptr_t *a)
{
    intptr_t error = check_range(a[0], a[1]);
    if (a[2] & ~7ul || (a[2] & K_MS_SYNC && a[2] & K_MS_ASYNC))
        return -K_EINVAL;
    for (uintptr_t at = a[0]; !error && at < a[0] + a[1]; at += GRAIN) {
        const struct mapping *m = mapping_of(process_of(t), at);
        if (m)
            note_changes(m);
        else
            error = -K_ENOMEM;
    }
    return error;
}
