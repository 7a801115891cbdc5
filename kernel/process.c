/* Who lives: processes, their threads, what starts and what is left when they end. */
#include "kernel.h"

/* ---- Threads ----------------------------------------------------------------------------- */

struct thread *thread_free(void)
{
    if (machine.next_number == UINT16_MAX) /* a number is never used again in a run */
        return 0;
    for (unsigned i = 0; i < THREADS; i++)
        if (machine.threads[i].state == STATE_FREE) {
            high_water(HIGH_THREADS, i + 1);
            return &machine.threads[i];
        }
    return 0;
}

/* Enters t as a thread of p on a stack of p's image, ready to make its first step. */
static void thread_enter(struct thread *t, struct process *p, unsigned stack)
{
    struct image *image = &machine.images[p->image];
    t->number = machine.next_number++;
    t->process = (uint16_t)pid_of(p);
    t->stack = (uint16_t)stack;
    t->block = (struct thread_block *)image_stack_top(image, stack) - 1;
    t->nice = machine.commands[p->command].nice;
    t->running = false;
    t->announced.kind = TRAP_POINT;
    t->announced.number = OP_START;
    for (unsigned i = 0; i < HELD; i++)
        t->held[i].object = OBJECT_NONE;
    image->owner[stack] = (uint16_t)thread_index(t);
    p->threads++;
    sched_ready(t);
}

void thread_begin(struct thread *t, struct process *p, unsigned stack, uintptr_t entry,
                  const uintptr_t argument[2], size_t room)
{
    thread_enter(t, p, stack);
    struct thread_block block = {.traced = tracing(), .entry = entry, .argument = {argument[0], argument[1]}};
    image_write(&machine.images[p->image], (uintptr_t)t->block, &block, sizeof block);
    uintptr_t sp = ((uintptr_t)t->block - room) & ~(uintptr_t)15;
    arch_context_init(&t->context, (uintptr_t)library_start, sp, (uintptr_t)t->block);
    t->start = entry;
    t->announced.pc = t->announced.sp = t->announced.fp = 0;
}

static void thread_end(struct thread *t)
{
    bool last = process_of(t)->threads == 1;
    trace(EVENT_EXIT, t, 0, (uint64_t)(unsigned)process_of(t)->status << 32 | t->process, last);
    if (t->state == STATE_WAITING)
        wait_leave(t);
    else
        sched_unready(t);
    t->state = STATE_FREE;
    if (machine.resumed == thread_index(t))
        machine.resumed = NOBODY;
    process_of(t)->threads--;
    image_stack_free(image_of(t), t->stack);
}

/* ---- Processes --------------------------------------------------------------------------- */

struct process *process_free(void)
{
    for (unsigned pid = INIT + 1; pid < PROCESSES; pid++)
        if (machine.processes[pid].life == LIFE_NONE) {
            high_water(HIGH_PROCESSES, pid + 1);
            return &machine.processes[pid];
        }
    return 0;
}

void process_enter(struct process *p, unsigned parent, unsigned command, unsigned image)
{
    p->life = LIFE_ALIVE;
    p->first = false;
    p->parent = (uint16_t)parent;
    p->command = (uint16_t)command;
    p->image = (uint16_t)image;
    p->threads = 0;
    p->status = 0;
}

void trace_created(const struct thread *t, enum created how)
{
    const struct process *p = process_of(t);
    trace(EVENT_CREATE, t, t->start, (uint64_t)pid_of(p) << 16 | p->parent, how);
}

static void bury(struct process *p)
{
    p->life = LIFE_NONE;
    wait_changed(); /* whoever waits for the last of its children */
}

/* Children of the dead go to init, which buries at once what has ended. */
static void orphan_children(unsigned parent)
{
    for (unsigned pid = INIT + 1; pid < PROCESSES; pid++) {
        struct process *p = &machine.processes[pid];
        if (p->life == LIFE_NONE || p->parent != parent)
            continue;
        p->parent = INIT;
        if (p->life == LIFE_ZOMBIE)
            bury(p);
    }
}

void process_end(struct process *p, int status)
{
    p->status = status;
    files_close_all(p);
    semop_process_ended(p);
    for (unsigned i = 0; p->threads; i++)
        if (machine.threads[i].state != STATE_FREE && process_of(&machine.threads[i]) == p)
            thread_end(&machine.threads[i]);
    orphan_children(pid_of(p));
    p->life = LIFE_ZOMBIE;
    wait_changed();
    if (p->parent == INIT)
        bury(p);
    if (p->first)
        command_ended(p);
}

void signal_process(struct process *p, unsigned signal)
{
    static const enum { TERMINATE, IGNORE, STOP, CONTINUE } action[SIGNALS] = {
#define SIGNAL(name, number, what, text) [number] = what,
#include "signals.def"
#undef SIGNAL
    };
    if (action[signal] == TERMINATE)
        process_end(p, (int)signal);
}

void process_hang_up(void)
{
    for (unsigned pid = INIT + 1; pid < PROCESSES; pid++) {
        struct process *p = &machine.processes[pid];
        if (p->life == LIFE_ALIVE && machine.commands[p->command].background)
            signal_process(p, K_SIGHUP);
    }
}

/* ---- System calls ------------------------------------------------------------------------ */

intptr_t sys_fork(struct thread *t, const uintptr_t *a)
{
    (void)a;
    struct process *p = process_free();
    struct thread *child = thread_free();
    if (!p || !child)
        return -K_EAGAIN;
    intptr_t image = image_fork(t);
    if (image < 0)
        return image;
    process_enter(p, t->process, process_of(t)->command, (unsigned)image);
    files_inherit(p, process_of(t));
    thread_enter(child, p, t->stack);
    child->start = t->start;
    child->announced.pc = t->announced.pc;
    child->announced.sp = t->announced.sp;
    child->announced.fp = t->announced.fp;
    child->context = t->context;
    arch_context_result(&child->context, 0);
    trace_created(child, CREATED_FORK);
    return (intptr_t)pid_of(p);
}

intptr_t sys_spawn(struct thread *t, const uintptr_t *a)
{
    struct process *p = process_free();
    struct thread *child = thread_free();
    if (!p || !child)
        return -K_EAGAIN;
    intptr_t stack = image_stack_new(image_of(t));
    if (stack < 0)
        return stack;
    process_enter(p, t->process, process_of(t)->command, process_of(t)->image);
    files_inherit(p, process_of(t));
    thread_begin(child, p, (unsigned)stack, a[0], (uintptr_t[]){a[1], 0}, 0);
    trace_created(child, CREATED_SPAWN);
    return (intptr_t)pid_of(p);
}

intptr_t sys__exit(struct thread *t, const uintptr_t *a)
{
    process_end(process_of(t), (int)(a[0] & 0xff) << 8);
    return GONE;
}

intptr_t sys_raise(struct thread *t, const uintptr_t *a)
{
    if (a[0] == 0 || a[0] >= SIGNALS)
        return -K_EINVAL;
    struct process *p = process_of(t);
    signal_process(p, (unsigned)a[0]);
    return p->life == LIFE_ALIVE && t->state != STATE_FREE ? 0 : GONE;
}

/* The children that waitpid(pid, ...) means. All processes are in one group. */
static bool is_meant(const struct process *p, const struct thread *t, int pid)
{
    return p->life != LIFE_NONE && pid_of(p) > INIT && p->parent == t->process &&
           (pid == -1 || pid == 0 || pid == (int)pid_of(p));
}

/* A dead child that is meant; *any says whether there is one at all, dead or alive. */
static struct process *find_zombie(const struct thread *t, int pid, bool *any)
{
    *any = false;
    for (unsigned i = INIT + 1; i < PROCESSES; i++) {
        struct process *p = &machine.processes[i];
        if (!is_meant(p, t, pid))
            continue;
        *any = true;
        if (p->life == LIFE_ZOMBIE)
            return p;
    }
    return 0;
}

static intptr_t wait_child(struct thread *t, int pid, uintptr_t status, int options)
{
    bool any;
    struct process *p = find_zombie(t, pid, &any);
    if (!any)
        return -K_ECHILD;
    if (!p)
        return options & K_WNOHANG ? 0 : wait_for(t, OBJECT_CHILD, pid > 0 ? (uintptr_t)pid : 0);
    if (status && user_write(t, status, &p->status, sizeof p->status))
        return -K_EFAULT;
    bury(p);
    return (intptr_t)pid_of(p);
}

intptr_t sys_wait(struct thread *t, const uintptr_t *a)
{
    return wait_child(t, -1, a[0], 0);
}

intptr_t sys_waitpid(struct thread *t, const uintptr_t *a)
{
    if ((int)a[2] & ~(K_WNOHANG | K_WUNTRACED | K_WCONTINUED))
        return -K_EINVAL;
    return wait_child(t, (int)a[0], a[1], (int)a[2]);
}

bool ready_wait(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    bool any, is_wait = t->announced.number == SYS_wait;
    return find_zombie(t, is_wait ? -1 : (int)a[0], &any) || !any ||
           (!is_wait && a[2] & K_WNOHANG);
}

intptr_t sys_getpid(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return t->process;
}

intptr_t sys_getppid(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return process_of(t)->parent;
}

/* Giving way is done when it is announced: here its thread is back. */
intptr_t sys_sched_yield(struct thread *t, const uintptr_t *a)
{
    (void)t, (void)a;
    return 0;
}

intptr_t sys_pawl_choose(struct thread *t, const uintptr_t *a)
{
    if ((int)a[0] <= 0)
        return -K_EINVAL;
    unsigned answer = choose(CHOOSE_NUMBER, (unsigned)a[0], 0, t);
    if (tracing())
        trace(EVENT_CHOICE, t, a[0], answer, 0);
    return (intptr_t)answer;
}

intptr_t sys_brk(struct thread *t, const uintptr_t *a)
{
    return (intptr_t)image_brk(image_of(t), a[0]);
}
