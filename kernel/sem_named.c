/* Named semaphores. All of them lie in one segment that no other call shows; who opens one maps just
   its bytes: so what is open is a mapping, inherited by fork and gone with exec and the process. */
#include "kernel.h"

enum { SIZE = sizeof(struct k_sem) };
_Static_assert(NAMED_SEMS * SIZE <= SHM_CHUNK, "all lie in one chunk");

static struct segment *segment(void)
{
    struct segment *s = machine.segments;
    while (s < machine.segments + SEGMENTS && s->kind != SEGMENT_SEMAPHORES)
        s++;
    return s < machine.segments + SEGMENTS ? s : 0;
}

static unsigned index_of(const struct named_sem *n)
{
    return (unsigned)(n - machine.named_sems);
}

int *sem_named_value(const struct named_sem *n)
{
    return (int *)(segment_address(segment()) + (uintptr_t)index_of(n) * SIZE);
}

/* p's mapping of the semaphore at this address, or NULL. */
static struct mapping *mapping_at(const struct process *p, uintptr_t address)
{
    const struct segment *s = segment_at(address);
    if (!s || s->kind != SEGMENT_SEMAPHORES || (address - segment_address(s)) % SIZE)
        return 0;
    return mapping_of(p, address);
}

static bool is_open(const struct named_sem *n)
{
    uintptr_t address = (uintptr_t)sem_named_value(n);
    for (unsigned pid = INIT + 1; pid < pids_used(); pid++)
        if (machine.processes[pid].life == LIFE_ALIVE &&
            mapping_at(&machine.processes[pid], address))
            return true;
    return false;
}

/* One without a name that nobody has open goes, and with the last the segment. */
static void forget(struct named_sem *n)
{
    if (!n->unlinked || is_open(n))
        return;
    *sem_named_value(n) = 0;
    *n = (struct named_sem){.used = false};
    for (n = machine.named_sems; n < machine.named_sems + NAMED_SEMS; n++)
        if (n->used)
            return;
    segment_free(segment());
}

void sem_named_left(struct process *p, struct segment *s, uint32_t from)
{
    (void)p, (void)s;
    forget(&machine.named_sems[from / SIZE]);
}

/* ---- Names ------------------------------------------------------------------------------- */

/* A name that no directory could hold is not just too long. */
static intptr_t too_long(struct thread *t, uintptr_t from)
{
    enum { NAME_MOST = NAME_LENGTH - 1 };
    char c = 1;
    for (unsigned i = 0; i <= NAME_MOST; i++)
        if (user_read(t, &c, from + i, 1))
            return -K_EFAULT;
        else if (!c)
            return -K_ENAMETOOLONG;
    return -K_EINVAL;
}

intptr_t ipc_name(struct thread *t, char *name, size_t size, uintptr_t from)
{
    char c = '/';
    while (c == '/')
        if (user_read(t, &c, from++, 1))
            return -K_EFAULT;
    intptr_t length = user_string(t, name, --from, size);
    if (length == -K_ENAMETOOLONG)
        return too_long(t, from);
    for (intptr_t i = 0; i < length; i++)
        if (name[i] == '/')
            return -K_EINVAL;
    return length ? length : -K_EINVAL;
}

static bool is_name(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a == *b;
}

static struct named_sem *find_name(const char *name)
{
    for (struct named_sem *n = machine.named_sems; n < machine.named_sems + NAMED_SEMS; n++)
        if (n->used && !n->unlinked && is_name(n->name, name))
            return n;
    return 0;
}

static intptr_t make(const struct thread *t, const char *name, unsigned mode, unsigned value)
{
    struct named_sem *n = machine.named_sems;
    if (value > K_SEM_VALUE_MAX)
        return -K_EINVAL;
    while (n < machine.named_sems + NAMED_SEMS && n->used)
        n++;
    if (n == machine.named_sems + NAMED_SEMS ||
        (!segment() && !segment_new(SEGMENT_SEMAPHORES, (size_t)NAMED_SEMS * SIZE)))
        return -K_ENOSPC;
    n->used = true;
    n->mode = (uint16_t)(mode & 0777 & ~process_of(t)->umask);
    for (unsigned i = 0; name[i]; i++)
        n->name[i] = name[i];
    *sem_named_value(n) = (int)value;
    if (tracing())
        trace(EVENT_SHARED, 0, (uintptr_t)sem_named_value(n), SIZE, SEGMENT_SEMAPHORES);
    return index_of(n);
}

/* ---- System calls ------------------------------------------------------------------------ */

/* Opened twice, it has one address and is closed twice. */
intptr_t sys_sem_open(struct thread *t, const uintptr_t *a)
{
    char name[SEM_NAME] = "";
    int flags = (int)a[1];
    intptr_t length = ipc_name(t, name, sizeof name, a[0]);
    if (length < 0)
        return length;
    const struct named_sem *old = find_name(name);
    if (old && flags & K_O_CREAT && flags & K_O_EXCL)
        return -K_EEXIST;
    if (old && !ipc_may(old->mode, 0666))
        return -K_EACCES;
    if (!old && !(flags & K_O_CREAT))
        return -K_ENOENT;
    intptr_t index = old ? (intptr_t)index_of(old) : make(t, name, (unsigned)a[2], (unsigned)a[3]);
    if (index < 0)
        return index;
    struct named_sem *n = &machine.named_sems[index];
    unsigned rights = K_PROT_READ | K_PROT_WRITE;
    if (segment_map(process_of(t), segment(), (uint32_t)index * SIZE, SIZE, rights))
        return (intptr_t)sem_named_value(n);
    n->unlinked = !old;
    forget(n);
    return -K_ENOMEM;
}

intptr_t sys_sem_close(struct thread *t, const uintptr_t *a)
{
    struct mapping *m = mapping_at(process_of(t), a[0]);
    if (!m)
        return -K_EINVAL;
    segment_unmap(process_of(t), m);
    return 0;
}

intptr_t sys_sem_unlink(struct thread *t, const uintptr_t *a)
{
    char name[SEM_NAME] = "";
    intptr_t length = ipc_name(t, name, sizeof name, a[0]);
    if (length < 0)
        return length == -K_EINVAL ? -K_ENOENT : length;
    struct named_sem *n = find_name(name);
    if (!n)
        return -K_ENOENT;
    n->unlinked = true;
    forget(n);
    return 0;
}
