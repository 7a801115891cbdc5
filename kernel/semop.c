/* semop: several operations on a System V set at once, all or nothing, and what is undone when a
   process ends.

   The operations that a waiting semop asked for are kept in its thread: whoever shares its memory
   may have changed them there since. */
#include "kernel.h"

/* A semaphore's name in the trace. */
static uintptr_t name_of(const struct sem_set *s, unsigned number)
{
    return semset_id(s) | (uintptr_t)number << 16;
}

/* ---- SEM_UNDO ---------------------------------------------------------------------------- */

static struct sem_undo *find_undo(unsigned process, unsigned sem)
{
    for (struct sem_undo *u = machine.sem_undos; u < machine.sem_undos + SEM_UNDOS; u++)
        if (u->process == process && (!process || u->sem == sem))
            return u;
    return 0;
}

static void forget_undo(struct sem_undo *u)
{
    *u = (struct sem_undo){0};
    machine.undo_count--;
}

/* A pair of which nothing is to be undone needs no entry. */
static void drop_idle_undos(unsigned process)
{
    for (struct sem_undo *u = machine.sem_undos; u < machine.sem_undos + SEM_UNDOS; u++)
        if (u->process == process && u->adjust == 0)
            forget_undo(u);
}

void semop_forget_undos(unsigned first, unsigned count)
{
    for (struct sem_undo *u = machine.sem_undos; u < machine.sem_undos + SEM_UNDOS; u++)
        if (u->process && u->sem >= first && u->sem < first + count)
            forget_undo(u);
}

/* Entries for all operations that need one; false if the table is full. */
static bool prepare_undos(unsigned process, const struct sem_set *s, const struct k_sembuf *ops,
                          unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        unsigned sem = s->first + ops[i].sem_num;
        if (!(ops[i].sem_flg & K_SEM_UNDO) || !ops[i].sem_op || find_undo(process, sem))
            continue;
        struct sem_undo *u = find_undo(0, 0);
        if (!u) {
            drop_idle_undos(process);
            return false;
        }
        *u = (struct sem_undo){(uint16_t)process, (uint16_t)sem, 0};
        machine.undo_count++;
    }
    return true;
}

static struct sem_set *set_with(unsigned sem)
{
    struct sem_set *s = machine.sem_sets;
    while (!(s->count && sem >= s->first && sem < s->first + s->count))
        s++;
    return s;
}

void semop_process_ended(const struct process *p)
{
    for (struct sem_undo *u = machine.sem_undos; machine.undo_count && u < machine.sem_undos + SEM_UNDOS; u++) {
        if (u->process != pid_of(p))
            continue;
        struct sem *sem = &machine.sems[u->sem];
        sem->value += u->adjust;
        if (sem->value < 0)
            sem->value = 0;
        if (sem->value > K_SEMVMX)
            sem->value = K_SEMVMX;
        sem->pid = u->process;
        set_with(u->sem)->otime = clock_seconds();
        forget_undo(u);
        wait_changed();
    }
}

/* ---- Operations -------------------------------------------------------------------------- */

/* What t asks for, or asked for when it began to wait: how many operations, or -K_E.... */
static intptr_t requested(struct thread *t, const uintptr_t *a, struct k_sembuf *ops)
{
    if (t->state == STATE_WAITING) {
        arch_copy(ops, t->ops, a[2] * sizeof *ops);
        return (intptr_t)a[2];
    }
    if (a[2] == 0 || (int)a[0] < 0)
        return -K_EINVAL;
    if (a[2] > SEM_OPS)
        return -K_E2BIG;
    if (user_read(t, ops, a[1], a[2] * sizeof *ops))
        return -K_EFAULT;
    return (intptr_t)a[2];
}

/* The value of operation i's semaphore when all up to it, and it, are done. */
static int value_after(const struct sem_set *s, const struct k_sembuf *ops, unsigned i)
{
    int value = machine.sems[s->first + ops[i].sem_num].value;
    for (unsigned j = 0; j <= i; j++)
        if (ops[j].sem_num == ops[i].sem_num)
            value += ops[j].sem_op;
    return value;
}

/* The same of what is added to it when the process ends. */
static int undo_after(const struct thread *t, const struct sem_set *s, const struct k_sembuf *ops,
                      unsigned i)
{
    const struct sem_undo *u = find_undo(t->process, s->first + ops[i].sem_num);
    int adjust = u ? u->adjust : 0;
    for (unsigned j = 0; j <= i; j++)
        if (ops[j].sem_num == ops[i].sem_num && ops[j].sem_flg & K_SEM_UNDO)
            adjust -= ops[j].sem_op;
    return adjust;
}

static bool alters(const struct k_sembuf *ops, unsigned count)
{
    while (count && !ops[count - 1].sem_op)
        count--;
    return count;
}

/* What the operations would come to now: the first that has to wait, `count` if none has, or
   -K_E.... */
static intptr_t outlook(const struct thread *t, const struct sem_set *s, const struct k_sembuf *ops,
                        unsigned count)
{
    if (!s)
        return t->state == STATE_WAITING ? -K_EIDRM : -K_EINVAL;
    for (unsigned i = 0; i < count; i++)
        if (ops[i].sem_num >= s->count)
            return -K_EFBIG;
    if (t->state != STATE_WAITING && !ipc_may(s->ipc.mode, alters(ops, count) ? 0222 : 0444))
        return -K_EACCES;
    for (unsigned i = 0; i < count; i++) {
        int value = value_after(s, ops, i);
        if (ops[i].sem_op == 0 ? value != 0 : value < 0)
            return ops[i].sem_flg & K_IPC_NOWAIT ? -K_EAGAIN : (intptr_t)i;
        int undo = ops[i].sem_flg & K_SEM_UNDO ? undo_after(t, s, ops, i) : 0;
        if (value > K_SEMVMX || undo > K_SEMVMX || undo < -K_SEMVMX - 1)
            return -K_ERANGE;
    }
    return count;
}

static intptr_t perform(struct thread *t, struct sem_set *s, const struct k_sembuf *ops,
                        unsigned count)
{
    if (!prepare_undos(t->process, s, ops, count))
        return -K_ENOMEM;
    bool undone = false;
    for (unsigned i = 0; i < count; i++) {
        struct sem *sem = &machine.sems[s->first + ops[i].sem_num];
        sem->value += ops[i].sem_op;
        sem->pid = t->process;
        if (ops[i].sem_op && ops[i].sem_flg & K_SEM_UNDO) {
            find_undo(t->process, s->first + ops[i].sem_num)->adjust -= ops[i].sem_op;
            undone = true;
        }
        if (ops[i].sem_op < 0)
            hold(t, OBJECT_SEM, name_of(s, ops[i].sem_num));
        if (ops[i].sem_op > 0)
            unhold(t, OBJECT_SEM, name_of(s, ops[i].sem_num));
    }
    if (undone)
        drop_idle_undos(t->process);
    s->otime = clock_seconds();
    wait_changed();
    return 0;
}

enum { FOREVER = -1 };

/* What is asked for stands in memory: say it, so that the trace can. */
static void trace_operations(const struct thread *t, const struct k_sembuf *ops, unsigned count)
{
    for (unsigned i = 0; i < count && tracing() && t->state == STATE_READY; i++)
        trace(EVENT_SEMOP, t, ops[i].sem_num, (uint64_t)(int64_t)ops[i].sem_op, 0);
}

/* Waits `ticks` at most. */
static intptr_t operate(struct thread *t, const uintptr_t *a, int64_t ticks)
{
    struct k_sembuf ops[SEM_OPS];
    struct sem_set *s = semset_find(a[0]);
    intptr_t count = requested(t, a, ops);
    if (count < 0)
        return count;
    trace_operations(t, ops, (unsigned)count);
    intptr_t stop = outlook(t, s, ops, (unsigned)count);
    if (stop < 0)
        return stop;
    if (stop == count)
        return perform(t, s, ops, (unsigned)count);
    if (ticks == 0)
        return -K_EAGAIN;
    if (t->state != STATE_WAITING)
        arch_copy(t->ops, ops, (size_t)count * sizeof *ops);
    uintptr_t name = name_of(s, ops[stop].sem_num);
    if (ticks == FOREVER)
        return wait_for(t, OBJECT_SEM, name);
    return wait_until(t, OBJECT_SEM, name, clock_now() + (uint64_t)ticks, -K_EAGAIN);
}

intptr_t sys_semop(struct thread *t, const uintptr_t *a)
{
    return operate(t, a, FOREVER);
}

intptr_t sys_semtimedop(struct thread *t, const uintptr_t *a)
{
    if (!a[3] || t->state == STATE_WAITING) /* once it waits, its timer runs */
        return operate(t, a, FOREVER);
    int64_t ticks = clock_ticks(t, a[3]);
    return ticks < 0 ? (intptr_t)ticks : operate(t, a, ticks);
}

/* The operation at which t's semop has to wait now, NULL if it has not. */
static const struct k_sembuf *blocked_at(struct thread *t, struct k_sembuf *ops)
{
    const uintptr_t *a = t->announced.args;
    intptr_t count = requested(t, a, ops);
    if (count < 0)
        return 0;
    intptr_t stop = outlook(t, semset_find(a[0]), ops, (unsigned)count);
    return stop >= 0 && stop < count ? &ops[stop] : 0;
}

bool ready_semop(struct thread *t)
{
    struct k_sembuf ops[SEM_OPS];
    const uintptr_t *a = t->announced.args;
    if (t->announced.number == SYS_semtimedop && t->state != STATE_WAITING && a[3] &&
        clock_ticks(t, a[3]) <= 0)
        return true;
    return !blocked_at(t, ops);
}

/* ---- For semctl --------------------------------------------------------------------------- */

static bool waits_in(struct thread *t, const struct sem_set *s)
{
    bool semop = t->announced.kind == TRAP_SYSCALL &&
                 (t->announced.number == SYS_semop || t->announced.number == SYS_semtimedop);
    bool begun = t->state == STATE_WAITING || machine.flags & BOOT_WAKE_ANY;
    return lives(t) && begun && semop && semset_find(t->announced.args[0]) == s;
}

intptr_t semop_waiters(const struct sem_set *s, unsigned number, bool zero)
{
    intptr_t count = 0;
    for (struct thread *t = machine.threads; t < threads_end(); t++) {
        struct k_sembuf ops[SEM_OPS];
        const struct k_sembuf *at = waits_in(t, s) ? blocked_at(t, ops) : 0;
        count += at && at->sem_num == number && (at->sem_op == 0) == zero;
    }
    return count;
}
