/* Locks on files. Those of fcntl lie on ranges of bytes and belong to a process, those of flock lie on
   the whole and belong to an open file description; the two kinds do not know each other. */
#include "kernel.h"

static bool is_free(const struct lock *l)
{
    return l->type == LOCK_NONE;
}

static bool overlap(const struct lock *a, const struct lock *b)
{
    return a->from <= b->to && b->from <= a->to;
}

/* Of one owner, on the same file. */
static bool kin(const struct lock *a, const struct lock *b)
{
    return a->node == b->node && a->whole == b->whole && a->owner == b->owner;
}

/* The first lock that is in the way of one, or NULL. */
static const struct lock *in_the_way(const struct lock *wanted)
{
    for (const struct lock *l = machine.locks; l < machine.locks + LOCKS; l++)
        if (!is_free(l) && l->node == wanted->node && l->whole == wanted->whole &&
            l->owner != wanted->owner && overlap(l, wanted) &&
            (l->type == LOCK_WRITE || wanted->type == LOCK_WRITE))
            return l;
    return 0;
}

static unsigned free_locks(void)
{
    unsigned count = 0;
    for (unsigned i = 0; i < LOCKS; i++)
        count += is_free(&machine.locks[i]);
    return count;
}

static void add(const struct lock *lock)
{
    struct lock *l = machine.locks;
    while (!is_free(l))
        l++;
    *l = *lock;
}

/* Takes the range of `hole` out of a lock; what is left on both sides of it are two. */
static void cut(struct lock *l, const struct lock *hole)
{
    struct lock before = *l, behind = *l;
    if (!overlap(l, hole))
        return;
    before.to = hole->from - 1;
    behind.from = hole->to + 1;
    bool left = l->from < hole->from, right = l->to > hole->to;
    if (left)
        *l = before;
    else if (right)
        *l = behind;
    else
        *l = (struct lock){.type = LOCK_NONE};
    if (left && right)
        add(&behind);
}

static bool touch(const struct lock *a, const struct lock *b)
{
    return overlap(a, b) || a->to + 1 == b->from || b->to + 1 == a->from;
}

/* Makes `l` part of `grown` if they touch. */
static void join(struct lock *l, struct lock *grown)
{
    if (!touch(l, grown))
        return;
    grown->from = l->from < grown->from ? l->from : grown->from;
    grown->to = l->to > grown->to ? l->to : grown->to;
    *l = (struct lock){.type = LOCK_NONE};
}

/* Free entries that it takes to set it. */
static unsigned needed(const struct lock *wanted)
{
    unsigned count = wanted->type != LOCK_NONE;
    for (const struct lock *l = machine.locks; l < machine.locks + LOCKS; l++) {
        if (is_free(l) || !kin(l, wanted) || !touch(l, wanted))
            continue;
        bool left = l->from < wanted->from, right = l->to > wanted->to;
        bool goes = l->type == wanted->type || (overlap(l, wanted) && !left && !right);
        if (goes) /* then its entry is free for the new one, and none is split */
            return 0;
        count += left && right;
    }
    return count;
}

/* The owner has this from now on, LOCK_NONE: nothing, on the range: 0 or -K_ENOLCK. */
static intptr_t set(const struct lock *wanted)
{
    struct lock grown = *wanted;
    if (free_locks() < needed(wanted))
        return -K_ENOLCK;
    for (struct lock *l = machine.locks; l < machine.locks + LOCKS; l++) {
        if (is_free(l) || !kin(l, wanted))
            continue;
        if (l->type == wanted->type)
            join(l, &grown);
        else
            cut(l, wanted);
    }
    if (grown.type != LOCK_NONE)
        add(&grown);
    wait_changed();
    return 0;
}

static void drop_all(unsigned node, bool whole, unsigned owner)
{
    for (struct lock *l = machine.locks; l < machine.locks + LOCKS; l++)
        if (!is_free(l) && l->node == node && l->whole == whole && l->owner == owner) {
            *l = (struct lock){.type = LOCK_NONE};
            wait_changed();
        }
}

void lock_descriptor_closed(const struct process *p, const struct file *f)
{
    drop_all(f->node, false, pid_of(p));
}

void lock_file_closed(const struct file *f)
{
    drop_all(f->node, true, (unsigned)(f - machine.files));
}

/* ---- fcntl ------------------------------------------------------------------------------- */

/* Whose range begins where, by the program's struct flock: 0 or -K_EINVAL, -K_EOVERFLOW. */
static intptr_t range_of(const struct file *f, const struct k_flock *asked, struct lock *lock)
{
    const int64_t far = (int64_t)1 << 40; /* no sum of these is too large */
    int64_t from = asked->l_start, length = asked->l_len;
    if (asked->l_whence < K_SEEK_SET || asked->l_whence > K_SEEK_END)
        return -K_EINVAL;
    if (from > far || from < -far || length > far || length < -far)
        return -K_EOVERFLOW;
    if (asked->l_whence != K_SEEK_SET)
        from += asked->l_whence == K_SEEK_CUR ? f->offset : node_of(f->node)->size;
    if (length < 0)
        from += length;
    if (from < 0)
        return -K_EINVAL;
    if (length < 0)
        length = -length;
    if (from + length > (int64_t)LOCK_END)
        return -K_EOVERFLOW;
    lock->from = (uint32_t)from;
    lock->to = length ? (uint32_t)(from + length - 1) : LOCK_END;
    return 0;
}

/* What a thread's fcntl asks for: 0, or -K_E.... */
static intptr_t request_of(struct thread *t, const uintptr_t *a, struct lock *lock)
{
    static const uint8_t types[] = {[K_F_RDLCK] = LOCK_READ, [K_F_WRLCK] = LOCK_WRITE,
                                    [K_F_UNLCK] = LOCK_NONE};
    struct k_flock asked;
    const struct file *f = file_of(t, a[0]);
    if (!f)
        return -K_EBADF;
    if (user_read(t, &asked, a[2], sizeof asked))
        return -K_EFAULT;
    if (f->node == NOBODY || asked.l_type < 0 || asked.l_type > K_F_UNLCK)
        return -K_EINVAL;
    *lock = (struct lock){.type = types[asked.l_type], .node = f->node, .owner = t->process};
    int access = f->flags & K_O_ACCMODE;
    bool wrong = (lock->type == LOCK_READ && access == K_O_WRONLY) ||
                 (lock->type == LOCK_WRITE && access == K_O_RDONLY);
    return wrong && a[1] != K_F_GETLK ? -K_EBADF : range_of(f, &asked, lock);
}

/* The lock for which a thread of the process waits, or NULL. */
static const struct lock *waits_for(unsigned pid)
{
    struct lock wanted;
    for (struct thread *t = waiter(machine.line); t; t = waiter(t->wait.next))
        if (t->process == pid && t->wait.object == OBJECT_LOCK &&
            t->announced.number == SYS_fcntl && !request_of(t, t->announced.args, &wanted))
            return in_the_way(&wanted);
    return 0;
}

/* True if the lock's owner waits for a lock of t's process, or for somebody who does, .... */
static bool would_deadlock(const struct thread *t, const struct lock *l)
{
    for (unsigned i = 0; l && i < LOCKS; i++) {
        if (l->owner == t->process)
            return true;
        l = waits_for(l->owner);
    }
    return false;
}

static intptr_t tell(struct thread *t, uintptr_t to, const struct lock *l)
{
    struct k_flock found;
    if (user_read(t, &found, to, sizeof found))
        return -K_EFAULT;
    found.l_type = K_F_UNLCK;
    if (l)
        found = (struct k_flock){
            .l_type = l->type == LOCK_READ ? K_F_RDLCK : K_F_WRLCK,
            .l_whence = K_SEEK_SET,
            .l_start = (long)l->from,
            .l_len = l->to == LOCK_END ? 0 : (long)(l->to - l->from + 1),
            .l_pid = l->owner,
        };
    return user_write(t, to, &found, sizeof found);
}

intptr_t lock_fcntl(struct thread *t, const uintptr_t *a)
{
    struct lock wanted;
    intptr_t error = request_of(t, a, &wanted);
    if (error)
        return error;
    const struct lock *other = wanted.type == LOCK_NONE ? 0 : in_the_way(&wanted);
    if (a[1] == K_F_GETLK)
        return wanted.type == LOCK_NONE ? -K_EINVAL : tell(t, a[2], other);
    if (!other)
        return set(&wanted);
    if (a[1] == K_F_SETLK)
        return -K_EAGAIN;
    return would_deadlock(t, other) ? -K_EDEADLK : wait_for(t, OBJECT_LOCK, wanted.node);
}

bool ready_fcntl(struct thread *t)
{
    struct lock wanted;
    const uintptr_t *a = t->announced.args;
    return a[1] != K_F_SETLKW || request_of(t, a, &wanted) || wanted.type == LOCK_NONE ||
           !in_the_way(&wanted);
}

/* ---- flock ------------------------------------------------------------------------------- */

static struct lock whole_of(const struct file *f, unsigned type)
{
    return (struct lock){.type = (uint8_t)type, .whole = true, .node = f->node,
                         .owner = (uint16_t)(f - machine.files), .to = LOCK_END};
}

static unsigned flock_type(uintptr_t operation)
{
    switch (operation & ~(uintptr_t)K_LOCK_NB) {
    case K_LOCK_SH:
        return LOCK_READ;
    case K_LOCK_EX:
        return LOCK_WRITE;
    default:
        return LOCK_NONE;
    }
}

intptr_t sys_flock(struct thread *t, const uintptr_t *a)
{
    const struct file *f = file_of(t, a[0]);
    unsigned type = flock_type(a[1]);
    if (!f)
        return -K_EBADF;
    if (f->node == NOBODY || (type == LOCK_NONE && (a[1] & ~(uintptr_t)K_LOCK_NB) != K_LOCK_UN))
        return -K_EINVAL;
    struct lock wanted = whole_of(f, type);
    const struct lock *other = type == LOCK_NONE ? 0 : in_the_way(&wanted);
    if (t->state != STATE_WAITING && other)
        lock_file_closed(f); /* to be another, it is given back first */
    if (!other)
        return set(&wanted);
    return a[1] & K_LOCK_NB ? -K_EAGAIN : wait_for(t, OBJECT_LOCK, wanted.node);
}

bool ready_flock(struct thread *t)
{
    const struct file *f = file_of(t, t->announced.args[0]);
    uintptr_t operation = t->announced.args[1];
    struct lock wanted;
    if (!f || f->node == NOBODY || operation & K_LOCK_NB || flock_type(operation) == LOCK_NONE)
        return true;
    wanted = whole_of(f, flock_type(operation));
    return !in_the_way(&wanted);
}

/* ---- Its invariants ---------------------------------------------------------------------- */

static bool has_open(const struct process *p, unsigned node)
{
    for (unsigned d = 0; d < DESCRIPTORS; d++)
        if (p->descriptors[d] != NOBODY && machine.files[p->descriptors[d]].node == node)
            return true;
    return false;
}

static void check_lock(const struct lock *l)
{
    CHECK(l->from <= l->to);
    if (l->whole)
        CHECK(machine.files[l->owner].kind != FILE_FREE && machine.files[l->owner].node == l->node);
    else
        CHECK(machine.processes[l->owner].life == LIFE_ALIVE &&
              has_open(&machine.processes[l->owner], l->node));
    for (const struct lock *other = l + 1; other < machine.locks + LOCKS; other++)
        if (!is_free(other)) {
            CHECK(!kin(l, other) || !overlap(l, other));
            CHECK(kin(l, other) || l->node != other->node || l->whole != other->whole ||
                  !overlap(l, other) || (l->type == LOCK_READ && other->type == LOCK_READ));
        }
}

void check_locks(void)
{
    for (const struct lock *l = machine.locks; l < machine.locks + LOCKS; l++)
        if (!is_free(l))
            check_lock(l);
}
