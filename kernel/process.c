/* Who lives: processes, what starts and what is left when they end. */
#include "kernel.h"

/* ---- Processes --------------------------------------------------------------------------- */

struct process *process_free(void)
{
    for (unsigned pid = INIT + 1; pid < PROCESSES; pid++)
        if (machine.processes[pid].life == LIFE_NONE && !group_exists(pid) && !session_exists(pid)) {
            high_water(HIGH_PROCESSES, pid + 1);
            return &machine.processes[pid];
        }
    return 0;
}

void process_enter(struct process *p, unsigned parent, unsigned command, unsigned image)
{
    p->life = LIFE_ALIVE;
    p->first = p->execed = false;
    p->hung_up = machine.processes[parent].hung_up;
    p->parent = (uint16_t)parent;
    p->command = (uint16_t)command;
    p->image = (uint16_t)image;
    p->program = machine.images[image].program;
    p->threads = 0;
    p->status = 0;
    p->mappings = NOBODY;
    p->group = machine.processes[parent].group;
    p->session = machine.processes[parent].session;
    p->stopped = p->news = 0;
    p->alarm = p->alarm_interval = 0;
    signal_inherit(p, &machine.processes[parent]);
}

void process_enter_child(struct process *p, const struct thread *t, unsigned image)
{
    process_enter(p, t->process, process_of(t)->command, image);
    files_inherit(p, process_of(t));
    shm_inherit(p, process_of(t));
}

void trace_created(const struct thread *t, enum created how)
{
    const struct process *p = process_of(t);
    trace(EVENT_CREATE, t, t->start, (uint64_t)pid_of(p) << 16 | p->parent, how);
}

void process_bury(struct process *p)
{
    *p = (struct process){.life = LIFE_NONE};
    async_forget();
    wait_changed(); /* whoever waits for the last of its children */
}

/* Children of the dead go to init, which buries at once what has ended. */
static void orphan_children(unsigned parent)
{
    for (unsigned pid = INIT + 1; pid < pids_used(); pid++) {
        struct process *p = &machine.processes[pid];
        if (p->life == LIFE_NONE || p->parent != parent)
            continue;
        p->parent = INIT;
        if (p->life == LIFE_ZOMBIE)
            process_bury(p);
    }
}

/* Of a zombie its parent is told, unless nobody will ask for it. */
static void bury_or_tell(struct process *p)
{
    struct process *parent = &machine.processes[p->parent];
    int signal = p->status & 0x7f;
    bool vanishes = p->parent == INIT || signal_children_vanish(parent);
    if (vanishes)
        p->life = LIFE_NONE;
    signal_child(p, signal ? K_CLD_KILLED : K_CLD_EXITED, signal ? signal : p->status >> 8);
    if (vanishes)
        process_bury(p);
}

/* Only its status is asked for now, and what tells who it was. */
static void become_zombie(struct process *p)
{
    p->life = LIFE_ZOMBIE;
    p->image = p->leader = p->umask = 0;
    p->stopped = 0;
    p->ignored = 0;
    arch_clear(p->actions, sizeof p->actions);
    p->alarm = p->alarm_interval = 0;
}

void process_end(struct process *p, int status)
{
    struct command *first_of = p->first ? &machine.commands[p->command] : 0;
    p->status = status;
    files_close_all(p);
    semop_process_ended(p);
    shm_detach_all(p);
    for (unsigned i = 0; i < threads_used(); i++)
        if (machine.threads[i].state != STATE_FREE && process_of(&machine.threads[i]) == p)
            thread_end(&machine.threads[i]);
    orphan_children(pid_of(p));
    signal_forget(p, SIGNALS_ALL);
    become_zombie(p);
    clock_update();
    wait_changed();
    bury_or_tell(p);
    if (first_of)
        command_ended(first_of, status);
}

/* True if there were programs not marked &, and all of them have ended. */
static bool unmarked_are_over(void)
{
    bool some = false;
    for (unsigned i = 0; i < machine.boot->command_count; i++)
        some |= !machine.commands[i].background;
    return some && !machine.commands_alive && machine.next_command == machine.boot->command_count;
}

bool process_may_be_hung_up(const struct process *p)
{
    return p->life == LIFE_ALIVE && machine.commands[p->command].background && !p->hung_up &&
           unmarked_are_over();
}

void process_hang_up(struct process *p)
{
    p->hung_up = true;
    signal_process(p, K_SIGHUP);
}

/* ---- System calls ------------------------------------------------------------------------ */

static bool two_are_free(void)
{
    unsigned count = 0;
    for (const struct thread *t = machine.threads; t < machine.threads + THREADS; t++)
        count += t->state == STATE_FREE;
    return count >= 2 && machine.next_number < UINT16_MAX - 1;
}

intptr_t sys_fork(struct thread *t, const uintptr_t *a)
{
    (void)a;
    struct process *p = process_free();
    struct thread *child = thread_free();
    if (!p || !child || !shm_can_inherit(process_of(t)))
        return -K_EAGAIN;
    const struct thread *leader = thread_leads(t) ? 0 : thread_find(process_of(t)->leader);
    if (leader && !two_are_free())
        return -K_EAGAIN;
    intptr_t image = image_fork(t, leader);
    if (image < 0)
        return image;
    process_enter_child(p, t, (unsigned)image);
    thread_enter_copy(child, p, t);
    if (leader)
        thread_enter_ended(p, leader);
    trace_created(child, CREATED_FORK);
    return (intptr_t)pid_of(p);
}

intptr_t sys_spawn(struct thread *t, const uintptr_t *a)
{
    struct process *p = process_free();
    struct thread *child = thread_free();
    if (!p || !child || !shm_can_inherit(process_of(t)))
        return -K_EAGAIN;
    intptr_t stack = image_stack_new(image_of(t), 0);
    if (stack < 0)
        return stack;
    process_enter_child(p, t, process_of(t)->image);
    thread_begin(child, p, (unsigned)stack, a[0], (uintptr_t[]){a[1], 0}, 0);
    child->mask = t->mask;
    trace_created(child, CREATED_SPAWN);
    return (intptr_t)pid_of(p);
}

intptr_t sys__exit(struct thread *t, const uintptr_t *a)
{
    process_end(process_of(t), (int)(a[0] & 0xff) << 8);
    return GONE;
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

intptr_t sys_brk(struct thread *t, const uintptr_t *a)
{
    return (intptr_t)image_brk(image_of(t), a[0]);
}
