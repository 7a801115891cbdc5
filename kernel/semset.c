/* System V sets of semaphores: what they are. What is done to them stands in semop.c. */
#include "kernel.h"

/* Ids are below 32768: 0, 1, 2, ... as long as none is removed. */
enum { SEQUENCES = 32768 / SEM_SETS };

unsigned semset_id(const struct sem_set *s)
{
    return s->ipc.sequence * (unsigned)SEM_SETS + (unsigned)(s - machine.sem_sets);
}

struct sem_set *semset_find(uintptr_t id)
{
    struct sem_set *s = &machine.sem_sets[(unsigned)id % SEM_SETS];
    return s->count && (unsigned)id == semset_id(s) ? s : 0;
}

/* ---- semget ------------------------------------------------------------------------------ */

static struct sem_set *find_key(int key)
{
    for (struct sem_set *s = machine.sem_sets; s < machine.sem_sets + SEM_SETS; s++)
        if (s->count && s->ipc.key == key && key != K_IPC_PRIVATE)
            return s;
    return 0;
}

/* The first of `count` semaphores in a row that belong to no set, SEMS if there are none. */
static unsigned find_sems(unsigned count)
{
    unsigned first = 0;
    for (struct sem_set *s = machine.sem_sets; s < machine.sem_sets + SEM_SETS;) {
        bool apart = !s->count || s->first >= first + count || s->first + s->count <= first;
        if (!apart)
            first = s->first + s->count;
        s = apart ? s + 1 : machine.sem_sets;
    }
    return first + count <= SEMS ? first : SEMS;
}

static intptr_t new_set(int key, unsigned count, int flags)
{
    struct sem_set *s = machine.sem_sets;
    while (s < machine.sem_sets + SEM_SETS && s->count)
        s++;
    unsigned first = find_sems(count);
    if (s == machine.sem_sets + SEM_SETS || first == SEMS)
        return -K_ENOSPC;
    high_water(HIGH_SEMS, first + count);
    ipc_begin(&s->ipc, key, flags);
    s->count = (uint16_t)count;
    s->first = (uint16_t)first;
    return (intptr_t)semset_id(s);
}

intptr_t sys_semget(struct thread *t, const uintptr_t *a)
{
    (void)t;
    int key = (int)a[0], count = (int)a[1], flags = (int)a[2];
    struct sem_set *s = find_key(key);
    if (count < 0 || count > SEMS)
        return -K_EINVAL;
    if (s && flags & K_IPC_CREAT && flags & K_IPC_EXCL)
        return -K_EEXIST;
    if (s && count > s->count)
        return -K_EINVAL;
    if (s)
        return ipc_may(s->ipc.mode, (unsigned)flags) ? (intptr_t)semset_id(s) : -K_EACCES;
    if (key != K_IPC_PRIVATE && !(flags & K_IPC_CREAT))
        return -K_ENOENT;
    return count ? new_set(key, (unsigned)count, flags) : -K_EINVAL;
}

/* ---- semctl ---------------------------------------------------------------------- */

static void set_value(struct thread *t, struct sem_set *s, unsigned number, int value)
{
    struct sem *sem = &machine.sems[s->first + number];
    sem->value = value;
    sem->pid = t->process;
    s->ipc.ctime = clock_seconds();
    semop_forget_undos(s->first + number, 1);
    wait_changed();
}

static intptr_t get_all(struct thread *t, const struct sem_set *s, uintptr_t to)
{
    if (!user_may(process_of(t), to, s->count * sizeof(unsigned short), true))
        return -K_EFAULT;
    for (unsigned i = 0; i < s->count; i++) {
        unsigned short value = (unsigned short)machine.sems[s->first + i].value;
        user_write(t, to + i * sizeof value, &value, sizeof value);
    }
    return 0;
}

static intptr_t set_all(struct thread *t, struct sem_set *s, uintptr_t from)
{
    unsigned short value;
    for (unsigned i = 0; i < s->count; i++) {
        if (user_read(t, &value, from + i * sizeof value, sizeof value))
            return -K_EFAULT;
        if (value > K_SEMVMX)
            return -K_ERANGE;
    }
    for (unsigned i = 0; i < s->count; i++) {
        user_read(t, &value, from + i * sizeof value, sizeof value);
        set_value(t, s, i, value);
    }
    return 0;
}

static intptr_t stat_set(struct thread *t, const struct sem_set *s, uintptr_t to)
{
    struct k_semid_ds ds = {
        .sem_perm = ipc_perm(&s->ipc),
        .sem_otime = s->otime,
        .sem_ctime = s->ipc.ctime,
        .sem_nsems = s->count,
    };
    return user_write(t, to, &ds, sizeof ds);
}

static intptr_t change_set(struct thread *t, struct sem_set *s, uintptr_t from)
{
    struct k_semid_ds ds;
    if (user_read(t, &ds, from, sizeof ds))
        return -K_EFAULT;
    ipc_change(&s->ipc, &ds.sem_perm);
    return 0;
}

static intptr_t remove_set(struct sem_set *s)
{
    wait_begin();
    semop_forget_undos(s->first, s->count);
    for (unsigned i = s->first; i < s->first + s->count; i++)
        machine.sems[i] = (struct sem){0};
    *s = (struct sem_set){.ipc.sequence = (uint16_t)((s->ipc.sequence + 1u) % SEQUENCES)};
    wait_changed();
    return 0;
}

/* Commands on one semaphore of the set. */
static intptr_t control_one(struct thread *t, struct sem_set *s, unsigned number, int command,
                            int value)
{
    if (number >= s->count)
        return -K_EINVAL;
    const struct sem *sem = &machine.sems[s->first + number];
    switch (command) {
    case K_GETVAL:
        return sem->value;
    case K_GETPID:
        return sem->pid;
    case K_GETNCNT:
    case K_GETZCNT:
        return semop_waiters(s, number, command == K_GETZCNT);
    default: /* K_SETVAL */
        if (value < 0 || value > K_SEMVMX)
            return -K_ERANGE;
        set_value(t, s, number, value);
        return 0;
    }
}

/* What the mode has to allow for a command: as in modes. Only the owner may change and remove. */
static unsigned asked(int command)
{
    if (command == K_IPC_RMID || command == K_IPC_SET)
        return 0;
    return command == K_SETVAL || command == K_SETALL ? 0222 : 0444;
}

intptr_t sys_semctl(struct thread *t, const uintptr_t *a)
{
    struct sem_set *s = semset_find(a[0]);
    if (!s)
        return -K_EINVAL;
    if (!ipc_may(s->ipc.mode, asked((int)a[2])))
        return -K_EACCES;
    switch ((int)a[2]) {
    case K_IPC_RMID:
        return remove_set(s);
    case K_IPC_STAT:
        return stat_set(t, s, a[3]);
    case K_IPC_SET:
        return change_set(t, s, a[3]);
    case K_GETALL:
        return get_all(t, s, a[3]);
    case K_SETALL:
        return set_all(t, s, a[3]);
    case K_GETVAL:
    case K_GETPID:
    case K_GETNCNT:
    case K_GETZCNT:
    case K_SETVAL:
        return control_one(t, s, (unsigned)a[1], (int)a[2], (int)a[3]);
    default:
        return -K_EINVAL;
    }
}
