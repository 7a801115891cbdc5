/* /proc: what the machine says of itself, as text that is made when it is read. Its directories and
   files have no nodes of their own but /proc itself: node number NODES shows the one that a path led
   to last. What it is stands in `index`: enum proc, and above it the pid. */
#include "kernel.h"

enum { PID_SHIFT = 4 };

static const struct {
    const char *name;
    uint8_t in;                 /* enum proc: its directory */
    bool directory;
} things[PROCS] = {
    [PROC_ROOT] = {"", PROCS, true},
    [PROC_PROCESS] = {"", PROCS, true},
    [PROC_STATUS] = {"status", PROC_PROCESS, false},
    [PROC_STAT] = {"stat", PROC_PROCESS, false},
    [PROC_COMM] = {"comm", PROC_PROCESS, false},
    [PROC_SYSVIPC] = {"sysvipc", PROC_ROOT, true},
    [PROC_MSG] = {"msg", PROC_SYSVIPC, false},
    [PROC_SEM] = {"sem", PROC_SYSVIPC, false},
    [PROC_SHM] = {"shm", PROC_SYSVIPC, false},
    [PROC_LOCKS] = {"locks", PROC_ROOT, false},
    [PROC_UPTIME] = {"uptime", PROC_ROOT, false},
};

static unsigned what_of(unsigned index)
{
    return index & ((1u << PID_SHIFT) - 1);
}

static unsigned pid_in(unsigned index)
{
    return index >> PID_SHIFT;
}

bool proc_is_directory(unsigned index)
{
    return things[what_of(index)].directory;
}

/* ---- Paths ------------------------------------------------------------------------------- */

unsigned proc_look(unsigned index)
{
    uint32_t now = (uint32_t)clock_seconds();
    *node_of(NODES) = (struct node){.kind = NODE_PROC, .mode = proc_is_directory(index) ? 0555 : 0444,
                                    .links = 1, .index = (uint16_t)index, .first = NOBODY,
                                    .mtime = now, .ctime = now, .atime = now};
    return NODES;
}

static bool exists(unsigned pid)
{
    return pid >= INIT && pid < PROCESSES && machine.processes[pid].life != LIFE_NONE;
}

/* The pid that a name is, 0 if it is none. */
static unsigned pid_named(const struct thread *t, const char *name)
{
    unsigned pid = 0;
    if (fs_same(name, "self"))
        return t->process;
    for (; *name >= '0' && *name <= '9' && pid < PROCESSES; name++)
        pid = 10 * pid + (unsigned)(*name - '0');
    return !*name && exists(pid) ? pid : 0;
}

unsigned proc_entry(const struct thread *t, unsigned index, const char *name)
{
    unsigned what = what_of(index), pid = pid_in(index);
    if (fs_same(name, "."))
        return what == PROC_ROOT ? fs_entry(t, ROOT, "proc") : proc_look(index);
    if (fs_same(name, ".."))
        return what == PROC_ROOT ? (unsigned)ROOT : fs_entry(t, ROOT, "proc");
    for (unsigned i = 0; i < PROCS; i++)
        if (things[i].in == what && fs_same(things[i].name, name))
            return proc_look(pid << PID_SHIFT | i);
    pid = what == PROC_ROOT ? pid_named(t, name) : 0;
    return pid ? proc_look(pid << PID_SHIFT | PROC_PROCESS) : NOBODY;
}

/* Writes a number's digits: where they end. */
static char *digits(char *to, unsigned value)
{
    if (value >= 10)
        to = digits(to, value / 10);
    *to++ = (char)('0' + value % 10);
    *to = 0;
    return to;
}

/* Places 0 and 1 are "." and "..", then come the things of this directory, then pids. */
bool proc_list(unsigned index, uint32_t *place, char name[NAME_LENGTH], unsigned *found)
{
    const uint32_t first_pid = 2 + PROCS;
    unsigned what = what_of(index);
    for (; *place < first_pid + PROCESSES; ++*place) {
        unsigned i = *place - 2, pid = *place - first_pid;
        const char *text = *place == 0 ? "." : *place == 1 ? ".." : i < PROCS ? things[i].name : 0;
        if (i < PROCS ? things[i].in != what : *place > 1 && (what != PROC_ROOT || !exists(pid)))
            continue;
        *found = text ? pid_in(index) << PID_SHIFT | (*place > 1 ? i : what)
                      : pid << PID_SHIFT | PROC_PROCESS;
        for (unsigned at = 0; text && (at == 0 || text[at - 1]); at++)
            name[at] = text[at];
        if (!text)
            digits(name, pid);
        return true;
    }
    return false;
}

/* ---- Text -------------------------------------------------------------------------------- */

/* Of a text the bytes from `skip` on, at most `room`, go to user memory that may be written. */
struct text {
    struct thread *t;
    uintptr_t to;
    size_t skip, room, done;
};

static void put_byte(struct text *text, char c)
{
    if (text->skip) {
        text->skip--;
    } else if (text->done < text->room) {
        user_write(text->t, text->to + text->done, &c, 1);
        text->done++;
    }
}

static void put(struct text *text, const char *string)
{
    while (*string)
        put_byte(text, *string++);
}

/* A number, right-adjusted; a blank before it if width is not 0. */
static void put_number(struct text *text, long long value, int width, unsigned base)
{
    char reversed[24];
    int length = 0;
    unsigned long long rest = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
    do
        reversed[length++] = (char)('0' + rest % base);
    while ((rest /= base));
    if (value < 0)
        reversed[length++] = '-';
    if (width)
        put_byte(text, ' ');
    for (int i = length; i < width; i++)
        put_byte(text, ' ');
    while (length)
        put_byte(text, reversed[--length]);
}

static void put_line(struct text *text, const char *name, long long value)
{
    put(text, name);
    put(text, ":\t");
    put_number(text, value, 0, 10);
    put_byte(text, '\n');
}

/* ---- Processes --------------------------------------------------------------------------- */

static const char *name_of(const struct process *p)
{
    return pid_of(p) == INIT ? "init" : programs[p->program].name;
}

/* R, S, T or Z, as ps shows it: running or ready, waiting, stopped, a zombie. */
static char state_of(const struct process *p)
{
    if (p->life == LIFE_ZOMBIE)
        return 'Z';
    if (p->stopped)
        return 'T';
    for (const struct thread *t = machine.threads; t < threads_end(); t++)
        if (lives(t) && process_of(t) == p && t->state == STATE_READY)
            return 'R';
    return 'S';
}

static const char *state_name(char state)
{
    return state == 'Z' ? "zombie" : state == 'T' ? "stopped" : state == 'R' ? "running" : "sleeping";
}

static void put_status(struct text *text, const struct process *p)
{
    char state = state_of(p);
    put(text, "Name:\t");
    put(text, name_of(p));
    put(text, "\nState:\t");
    put_byte(text, state);
    put(text, " (");
    put(text, state_name(state));
    put(text, ")\n");
    put_line(text, "Pid", pid_of(p));
    put_line(text, "PPid", p->parent);
    put_line(text, "NSpgid", p->group);
    put_line(text, "NSsid", p->session);
    put(text, "Uid:\t1000\t1000\t1000\t1000\nGid:\t1000\t1000\t1000\t1000\n");
    put_line(text, "Threads", p->threads);
}

static void put_stat(struct text *text, const struct process *p)
{
    put_number(text, pid_of(p), 0, 10);
    put(text, " (");
    put(text, name_of(p));
    put(text, ") ");
    put_byte(text, state_of(p));
    put_number(text, p->parent, 1, 10);
    put_number(text, p->group, 1, 10);
    put_number(text, p->session, 1, 10);
    put_byte(text, '\n');
}

/* ---- IPC objects, in the columns of Linux ------------------------------------------------- */

static void put_owner(struct text *text, const struct ipc *ipc)
{
    put_number(text, ipc->uid, 5, 10);
    put_number(text, ipc->gid, 5, 10);
    put_number(text, USER, 5, 10);
    put_number(text, USER, 5, 10);
}

static void put_key(struct text *text, const struct ipc *ipc, unsigned id)
{
    put_number(text, ipc->key, 10, 10);
    put_number(text, id, 10, 10);
    put_number(text, ipc->mode, 5, 8);
}

static void put_sem(struct text *text)
{
    put(text, "        key      semid perms      nsems   uid   gid  cuid  cgid      otime      ctime\n");
    for (const struct sem_set *s = machine.sem_sets; s < machine.sem_sets + SEM_SETS; s++) {
        if (!s->count)
            continue;
        put_key(text, &s->ipc, semset_id(s));
        put_number(text, s->count, 10, 10);
        put_owner(text, &s->ipc);
        put_number(text, s->otime, 10, 10);
        put_number(text, s->ipc.ctime, 10, 10);
        put_byte(text, '\n');
    }
}

static void put_msg(struct text *text)
{
    put(text, "        key      msqid perms     cbytes       qnum lspid lrpid   uid   gid  cuid  cgid"
              "      stime      rtime      ctime\n");
    for (const struct msg_queue *q = machine.msg_queues; q < machine.msg_queues + MSG_QUEUES; q++) {
        if (!q->used)
            continue;
        put_key(text, &q->ipc, msg_id(q));
        put_number(text, q->bytes, 10, 10);
        put_number(text, q->count, 10, 10);
        put_number(text, q->last_sender, 5, 10);
        put_number(text, q->last_receiver, 5, 10);
        put_owner(text, &q->ipc);
        put_number(text, q->stime, 10, 10);
        put_number(text, q->rtime, 10, 10);
        put_number(text, q->ipc.ctime, 10, 10);
        put_byte(text, '\n');
    }
}

static void put_shm(struct text *text)
{
    put(text, "        key      shmid perms       size  cpid  lpid nattch   uid   gid  cuid  cgid"
              "      atime      dtime      ctime\n");
    for (const struct segment *s = machine.segments; s < machine.segments + SEGMENTS; s++) {
        if (s->kind != SEGMENT_SYSTEM_V)
            continue;
        put_key(text, &s->ipc, shm_id(s));
        put_number(text, s->size, 10, 10);
        put_number(text, s->creator, 5, 10);
        put_number(text, s->last, 5, 10);
        put_number(text, s->mappings, 6, 10);
        put_owner(text, &s->ipc);
        put_number(text, s->atime, 10, 10);
        put_number(text, s->dtime, 10, 10);
        put_number(text, s->ipc.ctime, 10, 10);
        put_byte(text, '\n');
    }
}

/* ---- The rest ---------------------------------------------------------------------------- */

static void put_locks(struct text *text)
{
    for (unsigned i = 0, number = 1; i < LOCKS; i++) {
        const struct lock *l = &machine.locks[i];
        if (l->type == LOCK_NONE)
            continue;
        put_number(text, number++, 0, 10);
        put(text, l->whole ? ": FLOCK  ADVISORY  " : ": POSIX  ADVISORY  ");
        put(text, l->type == LOCK_READ ? "READ " : "WRITE");
        put_number(text, l->whole ? -1 : l->owner, 1, 10);
        put(text, " 00:01:");
        put_number(text, l->node + 1, 0, 10);
        put_number(text, l->from, 1, 10);
        if (l->to == LOCK_END)
            put(text, " EOF");
        else
            put_number(text, l->to, 1, 10);
        put_byte(text, '\n');
    }
}

/* Seconds with two digits behind the point. */
static void put_seconds(struct text *text, uint64_t ticks)
{
    uint64_t hundredths = ticks / (TICKS_PER_SECOND / 100);
    put_number(text, (long long)(hundredths / 100), 0, 10);
    put_byte(text, '.');
    put_number(text, (long long)(hundredths / 10 % 10), 0, 10);
    put_number(text, (long long)(hundredths % 10), 0, 10);
}

static void put_uptime(struct text *text)
{
    put_seconds(text, clock_now());
    put_byte(text, ' ');
    put_seconds(text, machine.slept);
    put_byte(text, '\n');
}

static void put_thing(struct text *text, unsigned index)
{
    const struct process *p = &machine.processes[pid_in(index)];
    switch (what_of(index)) {
    case PROC_STATUS:
        put_status(text, p);
        break;
    case PROC_STAT:
        put_stat(text, p);
        break;
    case PROC_COMM:
        put(text, name_of(p));
        put_byte(text, '\n');
        break;
    case PROC_MSG:
        put_msg(text);
        break;
    case PROC_SEM:
        put_sem(text);
        break;
    case PROC_SHM:
        put_shm(text);
        break;
    case PROC_LOCKS:
        put_locks(text);
        break;
    default:
        put_uptime(text);
        break;
    }
}

static intptr_t proc_read(struct thread *t, struct file *f, uintptr_t to, size_t length)
{
    struct text text = {.t = t, .to = to, .skip = f->offset, .room = length};
    if (pid_in(f->index) && !exists(pid_in(f->index)))
        return -K_ESRCH;
    if (!user_may(process_of(t), to, length, true))
        return -K_EFAULT;
    put_thing(&text, f->index);
    f->offset += (uint32_t)text.done;
    return (intptr_t)text.done;
}

const struct file_ops proc_ops = {.read = proc_read};
