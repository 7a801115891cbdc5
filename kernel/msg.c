/* System V message queues.

   A sender's message is taken into the pool before it waits for room, as it was then: whoever
   shares its memory may change it there meanwhile. */
#include "kernel.h"

enum { SEQUENCES = 32768 / MSG_QUEUES }; /* ids are below 32768 */

unsigned msg_id(const struct msg_queue *q)
{
    return q->ipc.sequence * (unsigned)MSG_QUEUES + (unsigned)(q - machine.msg_queues);
}

static struct msg_queue *find(uintptr_t id)
{
    struct msg_queue *q = &machine.msg_queues[(unsigned)id % MSG_QUEUES];
    return q->used && (unsigned)id == msg_id(q) ? q : 0;
}

static intptr_t missing(const struct thread *t)
{
    return t->state == STATE_WAITING ? -K_EIDRM : -K_EINVAL;
}

/* Lengths that no message has: also those that are negative as a long of any width. */
static bool is_length(uintptr_t length)
{
    return length <= INT32_MAX;
}

/* ---- The line of messages ---------------------------------------------------------------- */

static void append(struct msg_queue *q, unsigned index)
{
    struct message *m = &machine.messages[index];
    m->next = NOBODY;
    if (q->first == NOBODY)
        q->first = (uint16_t)index;
    else
        machine.messages[q->last].next = (uint16_t)index;
    q->last = (uint16_t)index;
    q->count++;
    q->bytes += m->length;
}

/* Takes the message out that follows `before` (NOBODY: the first). */
static void take_out(struct msg_queue *q, unsigned index, unsigned before)
{
    struct message *m = &machine.messages[index];
    if (before == NOBODY)
        q->first = m->next;
    else
        machine.messages[before].next = m->next;
    if (m->next == NOBODY)
        q->last = (uint16_t)before;
    q->count--;
    q->bytes -= m->length;
}

/* The message that a receiver of `type` takes, and the one before it; NOBODY if there is none. */
static unsigned select_message(const struct msg_queue *q, long type, bool except, unsigned *before)
{
    unsigned found = NOBODY, last = NOBODY;
    for (unsigned i = q->first; i != NOBODY; last = i, i = machine.messages[i].next) {
        long its = machine.messages[i].type;
        bool meant = type == 0 || (type > 0 ? (its == type) != except : its - 1 <= -(type + 1));
        if (!meant || (found != NOBODY && its >= machine.messages[found].type))
            continue;
        found = i;
        *before = last;
        if (type >= 0)
            break; /* the first; if negative, the first of the lowest type */
    }
    return found;
}

/* ---- msgsnd ------------------------------------------------------------------------------ */

static bool has_room(const struct msg_queue *q, size_t length)
{
    return q->bytes + length <= q->limit && q->count < q->limit;
}

static intptr_t check_send(struct thread *t, const uintptr_t *a, long *type)
{
    if (user_read(t, type, a[1], sizeof *type))
        return -K_EFAULT;
    if (!is_length(a[2]) || a[2] > MESSAGE_BYTES || *type < 1)
        return -K_EINVAL;
    if (!user_may(process_of(t), a[1] + sizeof *type, a[2], false))
        return -K_EFAULT;
    return message_pool_full(a[2]) ? -K_ENOMEM : 0;
}

/* The message that t sends: the one that it waits with, or a new one. */
static intptr_t message_of(struct thread *t, const uintptr_t *a)
{
    long type;
    if (t->state == STATE_WAITING)
        return t->wait.message;
    intptr_t error = check_send(t, a, &type);
    if (error)
        return error;
    intptr_t index = message_new(t, a[1] + sizeof type, a[2]);
    if (index >= 0)
        machine.messages[index].type = type;
    return index;
}

static void send(struct thread *t, struct msg_queue *q, unsigned index)
{
    append(q, index);
    q->last_sender = t->process;
    q->stime = clock_seconds();
    wait_changed();
}

intptr_t sys_msgsnd(struct thread *t, const uintptr_t *a)
{
    struct msg_queue *q = find(a[0]);
    bool waited = t->state == STATE_WAITING;
    intptr_t index = message_of(t, a);
    if (index < 0)
        return index;
    bool may = q && ipc_may(q->ipc.mode, 0222); /* also while it waits: IPC_SET changes modes */
    if (may && has_room(q, a[2])) {
        t->wait.message = NOBODY;
        send(t, q, (unsigned)index);
        return 0;
    }
    if (may && (waited || !((int)a[3] & K_IPC_NOWAIT))) {
        intptr_t waiting = wait_for(t, OBJECT_MSG, msg_id(q));
        t->wait.message = (uint16_t)index;
        return waiting;
    }
    intptr_t error = may ? -K_EAGAIN : q ? -K_EACCES : missing(t);
    if (!waited) /* else wait.c frees it */
        message_free((unsigned)index);
    return error;
}

bool ready_msgsnd(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    const struct msg_queue *q = find(a[0]);
    long type;
    if (!q || !ipc_may(q->ipc.mode, 0222) || has_room(q, a[2]) || (int)a[3] & K_IPC_NOWAIT)
        return true;
    return t->state != STATE_WAITING && check_send(t, a, &type) != 0;
}

/* ---- msgrcv ------------------------------------------------------------------------------ */

static intptr_t receive(struct thread *t, struct msg_queue *q, const uintptr_t *a, unsigned index,
                        unsigned before)
{
    const struct message *m = &machine.messages[index];
    size_t length = m->length < a[2] ? m->length : a[2];
    if (length < m->length && !((int)a[4] & K_MSG_NOERROR))
        return -K_E2BIG;
    if (!user_may(process_of(t), a[1], sizeof m->type + length, true))
        return -K_EFAULT;
    user_write(t, a[1], &m->type, sizeof m->type);
    message_copy(t, a[1] + sizeof m->type, index, length);
    take_out(q, index, before);
    message_free(index);
    q->last_receiver = t->process;
    q->rtime = clock_seconds();
    wait_changed();
    return (intptr_t)length;
}

static unsigned wanted(const struct msg_queue *q, const uintptr_t *a, unsigned *before)
{
    return select_message(q, (long)a[3], (int)a[4] & K_MSG_EXCEPT, before);
}

intptr_t sys_msgrcv(struct thread *t, const uintptr_t *a)
{
    struct msg_queue *q = find(a[0]);
    unsigned before = NOBODY;
    if (!is_length(a[2]))
        return -K_EINVAL;
    if (!q)
        return missing(t);
    if (!ipc_may(q->ipc.mode, 0444))
        return -K_EACCES;
    unsigned index = wanted(q, a, &before);
    if (index != NOBODY)
        return receive(t, q, a, index, before);
    return (int)a[4] & K_IPC_NOWAIT ? -K_ENOMSG : wait_for(t, OBJECT_MSG, msg_id(q));
}

bool ready_msgrcv(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    const struct msg_queue *q = find(a[0]);
    unsigned before;
    return !q || !ipc_may(q->ipc.mode, 0444) || !is_length(a[2]) || (int)a[4] & K_IPC_NOWAIT || wanted(q, a, &before) != NOBODY;
}

/* ---- msgctl ------------------------------------------------------------------------------ */

static intptr_t stat_queue(struct thread *t, const struct msg_queue *q, uintptr_t to)
{
    struct k_msqid_ds ds = {
        .msg_perm = ipc_perm(&q->ipc),
        .msg_stime = q->stime,
        .msg_rtime = q->rtime,
        .msg_ctime = q->ipc.ctime,
        .msg_cbytes = q->bytes,
        .msg_qnum = q->count,
        .msg_qbytes = q->limit,
        .msg_lspid = q->last_sender,
        .msg_lrpid = q->last_receiver,
    };
    return user_write(t, to, &ds, sizeof ds);
}

static intptr_t change_queue(struct thread *t, struct msg_queue *q, uintptr_t from)
{
    struct k_msqid_ds ds;
    if (user_read(t, &ds, from, sizeof ds))
        return -K_EFAULT;
    if (ds.msg_qbytes > MSG_BYTES)
        return -K_EPERM;
    q->limit = (uint32_t)ds.msg_qbytes;
    ipc_change(&q->ipc, &ds.msg_perm);
    wait_changed();
    return 0;
}

static intptr_t remove_queue(struct msg_queue *q)
{
    wait_begin();
    while (q->first != NOBODY) {
        unsigned index = q->first;
        q->first = machine.messages[index].next;
        message_free(index);
    }
    *q = (struct msg_queue){.ipc.sequence = (uint16_t)((q->ipc.sequence + 1u) % SEQUENCES)};
    wait_changed();
    return 0;
}

intptr_t sys_msgctl(struct thread *t, const uintptr_t *a)
{
    struct msg_queue *q = find(a[0]);
    if (!q)
        return -K_EINVAL;
    switch ((int)a[1]) {
    case K_IPC_RMID:
        return remove_queue(q);
    case K_IPC_STAT:
        return ipc_may(q->ipc.mode, 0444) ? stat_queue(t, q, a[2]) : -K_EACCES;
    case K_IPC_SET:
        return change_queue(t, q, a[2]);
    default:
        return -K_EINVAL;
    }
}

/* ---- msgget ------------------------------------------------------------------------------ */

static struct msg_queue *find_key(int key)
{
    for (struct msg_queue *q = machine.msg_queues; q < machine.msg_queues + MSG_QUEUES; q++)
        if (q->used && q->ipc.key == key && key != K_IPC_PRIVATE)
            return q;
    return 0;
}

static intptr_t new_queue(int key, int flags)
{
    struct msg_queue *q = machine.msg_queues;
    while (q < machine.msg_queues + MSG_QUEUES && q->used)
        q++;
    if (q == machine.msg_queues + MSG_QUEUES)
        return -K_ENOSPC;
    q->used = true;
    ipc_begin(&q->ipc, key, flags);
    q->first = q->last = NOBODY;
    q->limit = MSG_BYTES;
    return (intptr_t)msg_id(q);
}

intptr_t sys_msgget(struct thread *t, const uintptr_t *a)
{
    (void)t;
    int key = (int)a[0], flags = (int)a[1];
    const struct msg_queue *q = find_key(key);
    if (q && flags & K_IPC_CREAT && flags & K_IPC_EXCL)
        return -K_EEXIST;
    if (q)
        return ipc_may(q->ipc.mode, (unsigned)flags) ? (intptr_t)msg_id(q) : -K_EACCES;
    if (key != K_IPC_PRIVATE && !(flags & K_IPC_CREAT))
        return -K_ENOENT;
    return new_queue(key, flags);
}
