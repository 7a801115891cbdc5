/* POSIX message queues: messages in the order of their priorities. As in msg.c, a sender's message
   is taken into the pool before it waits for room. */
#include "kernel.h"

enum { DEFAULT_MOST = 10, FOREVER = -1 /* no error of clock_date */ };

static unsigned index_of(const struct mq *q)
{
    return (unsigned)(q - machine.mqs);
}

/* The queue of a descriptor that is open for more than `except`, or NULL (EBADF). */
static struct mq *find(struct thread *t, uintptr_t d, int except)
{
    const struct file *f = file_of(t, d);
    if (!f || f->kind != FILE_MQ || (f->flags & K_O_ACCMODE) == except)
        return 0;
    return &machine.mqs[f->index];
}

static bool is_timed(const struct thread *t)
{
    return t->announced.number == SYS_mq_timedsend || t->announced.number == SYS_mq_timedreceive;
}

/* The tick until which t's call may wait, FOREVER, or -K_E.... Once it waits, its timer runs. */
static int64_t deadline_of(struct thread *t, const uintptr_t *a)
{
    if (!is_timed(t) || !a[4] || t->state == STATE_WAITING)
        return FOREVER;
    return clock_date(t, a[4]);
}

/* What a call gives that cannot go on: -K_E..., or WAITING if it has to wait. */
static intptr_t no_way(struct thread *t, const uintptr_t *a, int64_t deadline)
{
    if (t->state == STATE_WAITING)
        return WAITING;
    if (file_of(t, a[0])->flags & K_O_NONBLOCK)
        return -K_EAGAIN;
    return deadline != FOREVER && (uint64_t)deadline <= clock_now() ? -K_ETIMEDOUT : WAITING;
}

static intptr_t wait_in(struct thread *t, const struct mq *q, int64_t deadline)
{
    if (deadline == FOREVER)
        return wait_for(t, OBJECT_MQ, index_of(q));
    return wait_until(t, OBJECT_MQ, index_of(q), (uint64_t)deadline, -K_ETIMEDOUT);
}

/* ---- Sending ----------------------------------------------------------------------------- */

/* Behind all that are as urgent. */
static void insert(struct mq *q, unsigned index)
{
    struct message *m = &machine.messages[index];
    unsigned before = NOBODY, next = q->first;
    while (next != NOBODY && machine.messages[next].type >= m->type) {
        before = next;
        next = machine.messages[next].next;
    }
    m->next = (uint16_t)next;
    if (before == NOBODY)
        q->first = (uint16_t)index;
    else
        machine.messages[before].next = (uint16_t)index;
    q->count++;
}

static intptr_t check_send(struct thread *t, const uintptr_t *a)
{
    const struct mq *q = find(t, a[0], K_O_RDONLY);
    if ((unsigned)a[3] >= K_MQ_PRIO_MAX)
        return -K_EINVAL;
    if (!q)
        return -K_EBADF;
    if (a[2] > q->longest)
        return -K_EMSGSIZE;
    if (!user_may(process_of(t), a[1], a[2], false))
        return -K_EFAULT;
    return message_pool_full(a[2]) ? -K_ENOMEM : 0;
}

static intptr_t send(struct thread *t, const uintptr_t *a)
{
    bool waited = t->state == STATE_WAITING;
    int64_t deadline = deadline_of(t, a);
    intptr_t error = deadline < FOREVER ? (intptr_t)deadline : waited ? 0 : check_send(t, a);
    struct mq *q = find(t, a[0], K_O_RDONLY);
    if (error || !q)
        return error ? error : -K_EBADF;
    bool full = q->count == q->most;
    error = full ? no_way(t, a, deadline) : 0;
    if (error && error != WAITING)
        return error;
    intptr_t index = waited ? t->wait.message : message_new(t, a[1], a[2]);
    if (full) {
        wait_in(t, q, deadline);
        t->wait.message = (uint16_t)index;
        return WAITING;
    }
    t->wait.message = NOBODY;
    machine.messages[index].type = (unsigned)a[3];
    insert(q, (unsigned)index);
    wait_changed();
    mq_arrived(t, q);
    return t->state == STATE_FREE ? GONE : 0;
}

intptr_t sys_mq_send(struct thread *t, const uintptr_t *a)
{
    return send(t, a);
}

intptr_t sys_mq_timedsend(struct thread *t, const uintptr_t *a)
{
    return send(t, a);
}

bool ready_mq_send(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    const struct mq *q = find(t, a[0], K_O_RDONLY);
    int64_t deadline = deadline_of(t, a);
    if (!q || q->count < q->most || deadline < FOREVER)
        return true;
    return t->state != STATE_WAITING && (check_send(t, a) || no_way(t, a, deadline) != WAITING);
}

/* ---- Receiving --------------------------------------------------------------------------- */

static intptr_t deliver(struct thread *t, struct mq *q, const uintptr_t *a)
{
    unsigned index = q->first;
    const struct message *m = &machine.messages[index];
    unsigned priority = (unsigned)m->type;
    size_t length = m->length;
    if (!user_may(process_of(t), a[1], length, true))
        return -K_EFAULT;
    if (a[3] && user_write(t, a[3], &priority, sizeof priority))
        return -K_EFAULT;
    message_copy(t, a[1], index, length);
    q->first = m->next;
    q->count--;
    message_free(index);
    wait_changed();
    return (intptr_t)length;
}

static intptr_t check_receive(struct thread *t, const uintptr_t *a)
{
    const struct mq *q = find(t, a[0], K_O_WRONLY);
    if (!q)
        return -K_EBADF;
    return a[2] < q->longest ? -K_EMSGSIZE : 0;
}

static intptr_t receive(struct thread *t, const uintptr_t *a)
{
    int64_t deadline = deadline_of(t, a);
    intptr_t error = deadline < FOREVER ? (intptr_t)deadline : check_receive(t, a);
    if (error)
        return error;
    struct mq *q = find(t, a[0], K_O_WRONLY);
    if (q->count)
        return deliver(t, q, a);
    error = no_way(t, a, deadline);
    return error == WAITING ? wait_in(t, q, deadline) : error;
}

intptr_t sys_mq_receive(struct thread *t, const uintptr_t *a)
{
    return receive(t, a);
}

intptr_t sys_mq_timedreceive(struct thread *t, const uintptr_t *a)
{
    return receive(t, a);
}

bool ready_mq_receive(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    const struct mq *q = find(t, a[0], K_O_WRONLY);
    int64_t deadline = deadline_of(t, a);
    if (!q || q->count || deadline < FOREVER)
        return true;
    return t->state != STATE_WAITING && (check_receive(t, a) || no_way(t, a, deadline) != WAITING);
}

/* ---- Attributes -------------------------------------------------------------------------- */

static intptr_t write_attributes(struct thread *t, const struct file *f, uintptr_t to)
{
    const struct mq *q = &machine.mqs[f->index];
    struct k_mq_attr attributes = {
        .mq_flags = f->flags & K_O_NONBLOCK,
        .mq_maxmsg = (long)q->most,
        .mq_msgsize = (long)q->longest,
        .mq_curmsgs = q->count,
    };
    return user_write(t, to, &attributes, sizeof attributes);
}

intptr_t sys_mq_getattr(struct thread *t, const uintptr_t *a)
{
    const struct file *f = file_of(t, a[0]);
    return f && f->kind == FILE_MQ ? write_attributes(t, f, a[1]) : -K_EBADF;
}

intptr_t sys_mq_setattr(struct thread *t, const uintptr_t *a)
{
    struct file *f = file_of(t, a[0]);
    struct k_mq_attr attributes;
    if (user_read(t, &attributes, a[1], sizeof attributes))
        return -K_EFAULT;
    if (attributes.mq_flags & ~(long)K_O_NONBLOCK)
        return -K_EINVAL;
    if (!f || f->kind != FILE_MQ)
        return -K_EBADF;
    if (a[2] && write_attributes(t, f, a[2]))
        return -K_EFAULT;
    f->flags = (f->flags & ~K_O_NONBLOCK) | (int)attributes.mq_flags;
    return 0;
}

/* ---- Names ------------------------------------------------------------------------------- */

static intptr_t read_name(struct thread *t, char *name, uintptr_t from)
{
    intptr_t length = user_string(t, name, from, MQ_NAME);
    if (length < 0)
        return length;
    if (name[0] != '/')
        return -K_EINVAL;
    for (intptr_t i = 1; i < length; i++)
        if (name[i] == '/')
            return -K_EACCES;
    return length == 1 ? -K_ENOENT : 0;
}

static bool is_name(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a == *b;
}

static struct mq *find_name(const char *name)
{
    for (struct mq *q = machine.mqs; q < machine.mqs + MQS; q++)
        if (q->used && !q->unlinked && is_name(q->name, name))
            return q;
    return 0;
}

/* A new queue, with the attributes at `from` if that is not 0: its index or -K_E.... */
static intptr_t create(struct thread *t, const char *name, unsigned mode, uintptr_t from)
{
    struct k_mq_attr attributes = {.mq_maxmsg = DEFAULT_MOST, .mq_msgsize = MESSAGE_BYTES};
    struct mq *q = machine.mqs;
    if (from && user_read(t, &attributes, from, sizeof attributes))
        return -K_EFAULT;
    if (attributes.mq_maxmsg <= 0 || attributes.mq_maxmsg > MESSAGES ||
        attributes.mq_msgsize <= 0 || attributes.mq_msgsize > MESSAGE_BYTES)
        return -K_EINVAL;
    while (q < machine.mqs + MQS && q->used)
        q++;
    if (q == machine.mqs + MQS)
        return -K_ENOSPC;
    q->used = true;
    q->mode = (uint16_t)(mode & 0777 & ~process_of(t)->umask);
    q->first = NOBODY;
    q->most = (uint32_t)attributes.mq_maxmsg;
    q->longest = (uint32_t)attributes.mq_msgsize;
    for (unsigned i = 0; name[i]; i++)
        q->name[i] = name[i];
    return index_of(q);
}

static void destroy(struct mq *q)
{
    while (q->first != NOBODY) {
        unsigned index = q->first;
        q->first = machine.messages[index].next;
        message_free(index);
    }
    *q = (struct mq){.used = false};
}

intptr_t sys_mq_open(struct thread *t, const uintptr_t *a)
{
    static const uint16_t asked[] = {[K_O_RDONLY] = 0444, [K_O_WRONLY] = 0222, [K_O_RDWR] = 0666};
    char name[MQ_NAME];
    int flags = (int)a[1];
    intptr_t error = read_name(t, name, a[0]);
    if (error || (flags & K_O_ACCMODE) == K_O_ACCMODE)
        return error ? error : -K_EINVAL;
    const struct mq *old = find_name(name);
    if (old && flags & K_O_CREAT && flags & K_O_EXCL)
        return -K_EEXIST;
    if (!old && !(flags & K_O_CREAT))
        return -K_ENOENT;
    if (old && !ipc_may(old->mode, asked[flags & K_O_ACCMODE]))
        return -K_EACCES;
    intptr_t index = old ? (intptr_t)index_of(old) : create(t, name, (unsigned)a[2], a[3]);
    if (index < 0)
        return index;
    flags &= K_O_ACCMODE | K_O_NONBLOCK; /* exec closes it, as POSIX says */
    intptr_t d = file_open(t, FILE_MQ, (unsigned)index, flags | K_O_CLOEXEC, 0);
    if (d >= 0)
        machine.mqs[index].opens++;
    else if (!old)
        destroy(&machine.mqs[index]);
    return d;
}

intptr_t sys_mq_unlink(struct thread *t, const uintptr_t *a)
{
    char name[MQ_NAME];
    intptr_t error = read_name(t, name, a[0]);
    if (error)
        return error;
    struct mq *q = find_name(name);
    if (!q)
        return -K_ENOENT;
    q->unlinked = true;
    if (!q->opens)
        destroy(q);
    return 0;
}

intptr_t sys_mq_close(struct thread *t, const uintptr_t *a)
{
    const struct file *f = file_of(t, a[0]);
    return f && f->kind == FILE_MQ ? sys_close(t, a) : -K_EBADF;
}

static void mq_closed(struct file *f)
{
    struct mq *q = &machine.mqs[f->index];
    q->opens--;
    if (q->unlinked && !q->opens)
        destroy(q);
}

static unsigned mq_poll(const struct file *f)
{
    const struct mq *q = &machine.mqs[f->index];
    return (q->count ? EVENTS_IN : 0) | (q->count < q->most ? EVENTS_OUT : 0);
}

const struct file_ops mq_ops = {.dropped = mq_descriptor_closed, .closed = mq_closed, .poll = mq_poll};
