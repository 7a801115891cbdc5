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

void thread_enter(struct thread *t, struct process *p, unsigned stack)
{
    struct image *image = &machine.images[p->image];
    t->number = machine.next_number++;
    t->process = (uint16_t)pid_of(p);
    t->stack = (uint16_t)stack;
    t->block = (struct thread_block *)image_stack_top(image, stack) - 1;
    t->nice = machine.commands[p->command].nice;
    t->running = false;
    t->lender = NOBODY;
    t->mask = t->pending = 0;
    t->suspended = false;
    t->announced.kind = TRAP_POINT;
    t->announced.number = OP_START;
    for (unsigned i = 0; i < HELD; i++)
        t->held[i].object = OBJECT_NONE;
    image->owner[stack] = (uint16_t)thread_index(t);
    p->threads++;
    sched_ready(t);
}

/* Its context: that of a thread that begins in the library's start-up. */
static void begin_at(struct thread *t, uintptr_t entry, const uintptr_t argument[2], size_t room)
{
    struct thread_block block = {.traced = tracing(), .entry = entry, .argument = {argument[0], argument[1]}};
    image_write(image_of(t), (uintptr_t)t->block, &block, sizeof block);
    uintptr_t sp = ((uintptr_t)t->block - room) & ~(uintptr_t)15;
    arch_context_init(&t->context, (uintptr_t)library_start, sp, (uintptr_t)t->block);
    t->start = entry;
    t->announced.pc = t->announced.sp = t->announced.fp = 0;
}

void thread_begin(struct thread *t, struct process *p, unsigned stack, uintptr_t entry,
                  const uintptr_t argument[2], size_t room)
{
    thread_enter(t, p, stack);
    begin_at(t, entry, argument, room);
}

void thread_restart(struct thread *t, unsigned stack, uintptr_t entry, const uintptr_t argument[2],
                    size_t room)
{
    t->stack = (uint16_t)stack;
    t->block = (struct thread_block *)image_stack_top(image_of(t), stack) - 1;
    image_of(t)->owner[stack] = (uint16_t)thread_index(t);
    t->announced.kind = TRAP_POINT;
    t->announced.number = OP_START;
    for (unsigned i = 0; i < HELD; i++) /* what lay in its memory is gone */
        if (t->held[i].object == OBJECT_WORD)
            t->held[i].object = OBJECT_NONE;
    begin_at(t, entry, argument, room);
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
    arch_context_result(&t->context, 0);
}

void thread_end(struct thread *t)
{
    bool last = process_of(t)->threads == 1;
    trace(EVENT_EXIT, t, 0, (uint64_t)(unsigned)process_of(t)->status << 32 | t->process, last);
    signal_thread_ended(t);
    if (t->state == STATE_WAITING)
        wait_leave(t);
    else
        sched_unready(t);
    t->state = STATE_FREE;
    if (machine.resumed == thread_index(t))
        machine.resumed = NOBODY;
    process_of(t)->threads--;
    stack_leave(t);
}

/* ---- System calls ------------------------------------------------------------------------ */

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
