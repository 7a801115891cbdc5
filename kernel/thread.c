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

void thread_end(struct thread *t)
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
