/* System V shared memory. A segment has one address, the same in every process: shmat gives that,
   however often it is called. */
#include "kernel.h"

unsigned shm_id(const struct segment *s)
{
    return s->ipc.sequence * (unsigned)SEGMENTS + (unsigned)(s - machine.segments);
}

static struct segment *find(uintptr_t id)
{
    struct segment *s = &machine.segments[(unsigned)id % SEGMENTS];
    return s->kind == SEGMENT_SYSTEM_V && (unsigned)id == shm_id(s) ? s : 0;
}

/* ---- shmget ------------------------------------------------------------------------------ */

/* One that is to go has no key any more. */
static struct segment *find_key(int key)
{
    for (struct segment *s = machine.segments; s < machine.segments + SEGMENTS; s++)
        if (s->kind == SEGMENT_SYSTEM_V && s->ipc.key == key && key != K_IPC_PRIVATE)
            return s;
    return 0;
}

static intptr_t make(struct thread *t, int key, size_t size, int flags)
{
    if (size == 0 || size > (size_t)SHM_CHUNKS * SHM_CHUNK)
        return -K_EINVAL;
    struct segment *s = segment_new(SEGMENT_SYSTEM_V, size);
    if (!s)
        return -K_ENOSPC;
    ipc_begin(&s->ipc, key, flags);
    s->creator = t->process;
    return (intptr_t)shm_id(s);
}

intptr_t sys_shmget(struct thread *t, const uintptr_t *a)
{
    int key = (int)a[0], flags = (int)a[2];
    const struct segment *s = find_key(key);
    if (!s && key != K_IPC_PRIVATE && !(flags & K_IPC_CREAT))
        return -K_ENOENT;
    if (!s)
        return make(t, key, a[1], flags);
    if (flags & K_IPC_CREAT && flags & K_IPC_EXCL)
        return -K_EEXIST;
    if (a[1] > s->size)
        return -K_EINVAL;
    return ipc_may(s->ipc.mode, (unsigned)flags) ? (intptr_t)shm_id(s) : -K_EACCES;
}

/* ---- shmat, shmdt ------------------------------------------------------------------------ */

/* Whoever asks for an address must ask for the segment's own, and not have it already. */
static bool fits(const struct process *p, const struct segment *s, uintptr_t address, int flags)
{
    if (!address)
        return !(flags & K_SHM_REMAP);
    if (flags & K_SHM_RND)
        address -= address % K_PAGE_SIZE;
    return address == segment_address(s) && (flags & K_SHM_REMAP || !mapping_of(p, address));
}

intptr_t sys_shmat(struct thread *t, const uintptr_t *a)
{
    struct segment *s = find(a[0]);
    struct process *p = process_of(t);
    int flags = (int)a[2];
    unsigned rights = flags & K_SHM_RDONLY ? K_PROT_READ : K_PROT_READ | K_PROT_WRITE;
    if (!s || !fits(p, s, a[1], flags))
        return -K_EINVAL;
    if (!ipc_may(s->ipc.mode, flags & K_SHM_RDONLY ? 0444 : 0666))
        return -K_EACCES;
    if (!segment_map(p, s, 0, segment_room(s->size), rights))
        return -K_ENOMEM;
    s->last = t->process;
    s->atime = clock_seconds();
    return (intptr_t)segment_address(s);
}

/* What was attached twice, writable once, stays so longest: which of the two the program means, its
   address does not say. */
static struct mapping *attached_at(const struct process *p, uintptr_t address)
{
    const struct segment *s = segment_at(address);
    struct mapping *found = 0;
    if (!s || s->kind != SEGMENT_SYSTEM_V || address != segment_address(s))
        return 0;
    for (unsigned i = p->mappings; i != NOBODY; i = machine.mappings[i].next) {
        struct mapping *m = &machine.mappings[i];
        if (&machine.segments[m->segment] == s && (!found || m->rights < found->rights))
            found = m;
    }
    return found;
}

intptr_t sys_shmdt(struct thread *t, const uintptr_t *a)
{
    struct mapping *m = attached_at(process_of(t), a[0]);
    if (!m)
        return -K_EINVAL;
    segment_unmap(process_of(t), m);
    return 0;
}

void shm_detached(struct process *p, struct segment *s, uint32_t from)
{
    (void)from;
    s->last = (uint16_t)pid_of(p);
    s->dtime = clock_seconds();
    if (s->removed && !s->mappings)
        segment_free(s);
}

/* ---- shmctl ------------------------------------------------------------------------------ */

static intptr_t stat_segment(struct thread *t, const struct segment *s, uintptr_t to)
{
    if (!ipc_may(s->ipc.mode, 0444))
        return -K_EACCES;
    struct k_shmid_ds ds = {
        .shm_perm = ipc_perm(&s->ipc),
        .shm_segsz = s->size,
        .shm_atime = s->atime,
        .shm_dtime = s->dtime,
        .shm_ctime = s->ipc.ctime,
        .shm_cpid = s->creator,
        .shm_lpid = s->last,
        .shm_nattch = s->mappings,
    };
    if (s->removed)
        ds.shm_perm.mode |= K_SHM_DEST;
    if (s->locked)
        ds.shm_perm.mode |= K_SHM_LOCKED;
    return user_write(t, to, &ds, sizeof ds);
}

static intptr_t change_segment(struct thread *t, struct segment *s, uintptr_t from)
{
    struct k_shmid_ds ds;
    if (user_read(t, &ds, from, sizeof ds))
        return -K_EFAULT;
    ipc_change(&s->ipc, &ds.shm_perm);
    return 0;
}

static intptr_t remove_segment(struct segment *s)
{
    s->removed = true;
    s->ipc.key = K_IPC_PRIVATE;
    if (!s->mappings)
        segment_free(s);
    return 0;
}

intptr_t sys_shmctl(struct thread *t, const uintptr_t *a)
{
    struct segment *s = find(a[0]);
    if (!s)
        return -K_EINVAL;
    switch ((int)a[1]) {
    case K_IPC_RMID:
        return remove_segment(s);
    case K_IPC_STAT:
        return stat_segment(t, s, a[2]);
    case K_IPC_SET:
        return change_segment(t, s, a[2]);
    case K_SHM_LOCK: /* nothing is ever swapped out that is shared */
    case K_SHM_UNLOCK:
        s->locked = (int)a[1] == K_SHM_LOCK;
        return 0;
    default:
        return -K_EINVAL;
    }
}
