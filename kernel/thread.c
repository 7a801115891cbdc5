/* Threads: what is scheduled. */
#include "kernel.h"

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

struct thread *thread_find(unsigned number)
{
    for (unsigned i = 0; i < threads_used(); i++)
        if (machine.threads[i].state != STATE_FREE && machine.threads[i].number == number)
            return &machine.threads[i];
    return 0;
}

void thread_enter(struct thread *t, struct process *p, unsigned stack)
{
    struct image *image = &machine.images[p->image];
    t->number = machine.next_number++;
    t->process = (uint16_t)pid_of(p);
    t->stack = (uint16_t)stack;
    t->block = (struct thread_block *)image_stack_top(image, stack) - 1;
    t->lender = NOBODY;
    announce_start(t);
    image->owner[stack] = (uint16_t)(thread_index(t) + 1);
    if (p->threads == 0)
        p->leader = t->number;
    p->threads++;
    priority_begin(t);
    sched_ready(t);
}

/* Its context: that of a thread that begins in the library's start-up, below `room` bytes of
   arguments. */
static void begin_at(struct thread *t, const struct thread_block *block, size_t room)
{
    image_write(image_of(t), (uintptr_t)t->block, block, sizeof *block);
    uintptr_t sp = ((uintptr_t)t->block - room) & ~(uintptr_t)15;
    arch_context_init(&t->context, (uintptr_t)library_start, sp, (uintptr_t)t->block);
    t->start = block->entry;
    t->announced.pc = t->announced.sp = t->announced.fp = 0;
}

/* The block of a thread that its process begins with. */
static struct thread_block first_block(const struct thread *t, uintptr_t entry, const uintptr_t argument[2])
{
    return (struct thread_block){.traced = tracing(), .entry = entry,
                                 .argument = {argument[0], argument[1]},
                                 .process = (uintptr_t)t->block};
}

void thread_begin(struct thread *t, struct process *p, unsigned stack, uintptr_t entry,
                  const uintptr_t argument[2], size_t room)
{
    thread_enter(t, p, stack);
    struct thread_block block = first_block(t, entry, argument);
    begin_at(t, &block, room);
}

void thread_restart(struct thread *t, unsigned stack, uintptr_t entry, const uintptr_t argument[2],
                    size_t room)
{
    process_of(t)->leader = t->number;
    t->cancel = 0;
    t->barrier = t->passed = 0;
    t->stack = (uint16_t)stack;
    t->block = (struct thread_block *)image_stack_top(image_of(t), stack) - 1;
    image_of(t)->owner[stack] = (uint16_t)(thread_index(t) + 1);
    t->suspended = false;
    announce_start(t);
    for (unsigned i = 0; i < HELD; i++) /* what lay in its memory is gone */
        if (in_memory(t->held[i].object))
            t->held[i] = (struct held){.object = OBJECT_NONE};
    struct thread_block block = first_block(t, entry, argument);
    begin_at(t, &block, room);
}

void thread_enter_copy(struct thread *t, struct process *p, const struct thread *of)
{
    thread_enter(t, p, of->stack);
    t->start = of->start;
    t->announced.pc = of->announced.pc;
    t->announced.sp = of->announced.sp;
    t->announced.fp = of->announced.fp;
    t->context = of->context;
    t->mask = of->mask;
    t->cancel = of->cancel & ~CANCEL_PENDING;
    t->policy = of->policy;
    t->priority = of->priority;
    priority_changed();
    arch_context_result(&t->context, 0);
}

void thread_enter_ended(struct process *p, const struct thread *leader)
{
    struct thread *t = thread_free();
    thread_enter(t, p, leader->stack);
    sched_unready(t);
    t->start = leader->start;
    t->context = leader->context;
    t->state = STATE_ENDED;
    t->detached = true;
    p->threads--;
    p->leader = t->number;
}

/* Of one that has ended there is left what can be asked for: its number and value, how it was scheduled; and
   a leader's stack, which its context measures. */
static void forget(struct thread *t)
{
    t->announced = (struct trap){0};
    t->running = t->passed = t->suspended = false;
    t->barrier = t->vfork_return = 0;
    t->cancel = 0;
    t->mask = t->pending = t->mask_before = 0;
    arch_clear(t->ceilings, sizeof t->ceilings);
    arch_clear(t->held, sizeof t->held);
    if (thread_leads(t))
        return;
    t->context = (struct context){0};
    t->block = 0;
    t->stack = 0;
    t->start = 0;
}

/* What ends with a thread's life. The stack of the one that its process began with stays, for there
   lie the program's arguments and main's variables. */
static void stop(struct thread *t)
{
    struct process *p = process_of(t);
    trace(EVENT_EXIT, t, 0, (uint64_t)(unsigned)p->status << 32 | t->process, p->threads == 1);
    if (p->threads == 1 && (p->status & 0x7f) == K_SIGABRT)
        sched_failed(K_SIGABRT);
    signal_thread_ended(t);
    if (t->state == STATE_WAITING)
        wait_leave(t);
    else
        sched_unready(t);
    if (machine.resumed == thread_index(t))
        machine.resumed = NOBODY;
    t->state = STATE_ENDED;
    p->threads--;
    if (!thread_leads(t))
        stack_leave(t);
    forget(t);
    wait_changed(); /* whoever joins it; whoever wants a robust mutex of its */
}

/* The entry of an ended thread is free again; a leader's only with its process. */
static void bury(struct thread *t)
{
    t->detached = true;
    if (!thread_leads(t))
        *t = (struct thread){.state = STATE_FREE};
}

void thread_end(struct thread *t)
{
    if (lives(t))
        stop(t);
    if (thread_leads(t))
        stack_leave(t);
    *t = (struct thread){.state = STATE_FREE};
}

/* ---- Creation and end -------------------------------------------------------------------- */

static bool is_valid(const struct k_thread_attr *attr)
{
    return (unsigned)attr->detached <= 1 && (unsigned)attr->inherit <= 1 && attr->scope == 0 &&
           (attr->stack_size == 0 || attr->stack_size >= K_PTHREAD_STACK_MIN) &&
           (!attr->inherit || priority_is_valid(attr->policy, attr->priority));
}

/* A thread of t's process: what it inherits of t. */
static void inherit(struct thread *child, const struct thread *t, const struct k_thread_attr *attr)
{
    child->detached = attr->detached;
    child->policy = attr->inherit ? (uint8_t)attr->policy : t->policy;
    child->priority = attr->inherit ? (uint8_t)attr->priority : t->priority;
    priority_changed();
}

/* Every stack has the machine's size, whatever size was asked for. */
intptr_t sys_pthread_create(struct thread *t, const uintptr_t *a)
{
    struct k_thread_attr attr = {0};
    struct thread_block block;
    if (a[1] && user_read(t, &attr, a[1], sizeof attr))
        return -K_EFAULT;
    if (!is_valid(&attr))
        return -K_EINVAL;
    if (!user_may(process_of(t), a[0], sizeof(unsigned long), true) ||
        user_read(t, &block, (uintptr_t)t->block, sizeof block))
        return -K_EFAULT;
    struct thread *child = thread_free();
    /* Its place in the table says which, so that it is the same whether those before have ended or not: one state
       less for who tries all runs. */
    intptr_t stack = child ? image_stack_new(image_of(t), thread_index(child)) : -K_EAGAIN;
    if (stack < 0)
        return -K_EAGAIN;
    thread_enter(child, process_of(t), (unsigned)stack);
    inherit(child, t, &attr);
    block = (struct thread_block){.traced = tracing(), .threaded = true, .entry = a[2],
                                  .argument = {a[3]}, .process = block.process};
    child->mask = t->mask;
    begin_at(child, &block, 0);
    unsigned long number = child->number;
    user_write(t, a[0], &number, sizeof number);
    trace_created(child, CREATED_THREAD);
    return 0;
}

/* Gives 1 if it is the last: then its process ends, which is the library's to do. */
intptr_t sys_pthread_exit(struct thread *t, const uintptr_t *a)
{
    if (process_of(t)->threads == 1)
        return 1;
    t->value = a[0];
    stop(t);
    if (t->detached)
        bury(t);
    return GONE;
}

struct thread *thread_known(const struct thread *t, uintptr_t number)
{
    struct thread *other = number < UINT16_MAX ? thread_find((unsigned)number) : 0;
    bool gone = !other || other->process != t->process ||
                (other->state == STATE_ENDED && other->detached);
    return gone ? 0 : other;
}

static bool joins(const struct thread *t, unsigned number)
{
    return t->state == STATE_WAITING && t->wait.object == OBJECT_THREAD && t->wait.which == number;
}

/* What a join gives that need not wait: 0 if the thread has ended, or an error. */
static intptr_t look(const struct thread *t, const uintptr_t *a)
{
    const struct thread *other = thread_known(t, a[0]);
    if (!other)
        return -K_ESRCH;
    if (other == t || joins(other, t->number))
        return -K_EDEADLK;
    if (other->detached)
        return -K_EINVAL;
    for (const struct thread *w = waiter(machine.line); w; w = waiter(w->wait.next))
        if (w != t && joins(w, other->number))
            return -K_EINVAL;
    if (a[1] && !user_may(process_of(t), a[1], sizeof(uintptr_t), true))
        return -K_EFAULT;
    return other->state == STATE_ENDED ? 0 : WAITING;
}

bool ready_join(struct thread *t)
{
    return look(t, t->announced.args) != WAITING;
}

intptr_t sys_pthread_join(struct thread *t, const uintptr_t *a)
{
    intptr_t result = look(t, a);
    if (result == WAITING)
        return wait_for(t, OBJECT_THREAD, a[0]);
    if (result)
        return result;
    struct thread *other = thread_known(t, a[0]);
    if (a[1] && user_write(t, a[1], &other->value, sizeof other->value))
        return -K_EFAULT;
    bury(other);
    return 0;
}

intptr_t sys_pthread_detach(struct thread *t, const uintptr_t *a)
{
    struct thread *other = thread_known(t, a[0]);
    if (!other)
        return -K_ESRCH;
    if (other->detached)
        return -K_EINVAL;
    for (const struct thread *w = waiter(machine.line); w; w = waiter(w->wait.next))
        if (joins(w, other->number)) /* it will be joined */
            return 0;
    if (other->state == STATE_ENDED)
        bury(other);
    else
        other->detached = true;
    return 0;
}

intptr_t sys_thread_self(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return t->number;
}

intptr_t sys_thread_stack(struct thread *t, const uintptr_t *a)
{
    (void)t, (void)a;
    return STACK_SIZE - STACK_GUARD;
}

/* ---- Others -------------------------------------------------------------------------------- */

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
