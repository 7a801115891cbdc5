/* Who makes the next step. */
#include "kernel.h"

void sched_failed(unsigned signal)
{
    if (machine.flags & BOOT_FAILURE && !machine.failed)
        machine.failed = (uint8_t)signal;
}

void sched_ready(struct thread *t)
{
    t->state = STATE_READY;
    if (!process_of(t)->stopped)
        set_add(machine.ready.word, thread_index(t));
}

void sched_unready(struct thread *t)
{
    set_remove(machine.ready.word, thread_index(t));
}

/* The threads that can make a step now. With lines, whoever is ready: a waiter is handed what it
   waits for. Without (--wake=any), whoever's operation can be performed, waiting or not. */
static const uint32_t *enabled(uint32_t *space)
{
    if (!(machine.flags & BOOT_WAKE_ANY))
        return machine.ready.word;
    for (unsigned i = 0; i < (THREADS + 31) / 32; i++)
        space[i] = 0;
    for (unsigned i = 0; i < threads_used(); i++)
        if (lives(&machine.threads[i]) && !process_of(&machine.threads[i])->stopped &&
            can_step(&machine.threads[i]))
            set_add(space, i);
    return space;
}

/* Without lines, who can make a step shows only when all have announced their operations. And where a
   handler may start, it must be before the same operation whoever went when: so as soon as there are
   handlers, who has yet to run on does it before anybody makes a step. */
static struct thread *not_announced(void)
{
    const uint32_t *ready = machine.ready.word;
    if (!(machine.flags & BOOT_WAKE_ANY) && !machine.handlers)
        return 0;
    for (unsigned i = set_next(ready, THREADS, 0); i < THREADS; i = set_next(ready, THREADS, i + 1))
        if (runs_on(&machine.threads[i]))
            return &machine.threads[i];
    return 0;
}

static enum reason reason(struct thread *last, bool alive)
{
    if (!alive)
        return REASON_END;
    if (last->state == STATE_WAITING || !can_step(last))
        return REASON_WAIT;
    if (yields(last))
        return REASON_YIELD;
    if (schedule_active())
        return REASON_SCHEDULE;
    return machine.policy == POLICY_PRIO ? REASON_PRIORITY : REASON_SLICE;
}

/* Leaving a thread that could have gone on is a preemption; leaving one that gives way is not. */
static void switch_to(struct thread *t)
{
    struct thread *last = &machine.threads[machine.last];
    bool alive = lives(last) && last->number == machine.last_number;
    enum reason why = reason(last, alive);
    bool preempts = alive && last->state == STATE_READY && !gives_way(last) && can_perform(last);
    machine.preemptions += preempts;
    machine.switches++;
    if (tracing())
        trace(EVENT_SWITCH, 0, machine.last_number | (uint64_t)preempts << 32, t->number, why);
    debugger_switch(t);
}

/* t makes a step, which takes a tick. */
static struct thread *step(struct thread *t)
{
    if (t->number != machine.last_number) {
        if (machine.last_number)
            switch_to(t);
        machine.last = (uint16_t)thread_index(t);
        machine.last_number = t->number;
    }
    machine.tick++;
    machine.slice--;
    return t;
}

static struct thread *take_turn(struct thread *t)
{
    if (machine.turn != thread_index(t) || machine.slice == 0)
        machine.slice = machine.quantum;
    machine.turn = (uint16_t)thread_index(t);
    return runs_on(t) ? t : step(t);
}

struct thread *sched_next(void)
{
    uint32_t space[(THREADS + 31) / 32];
    for (;;) {
        if (machine.failed)
            report_end(END_FAILED, machine.failed);
        if (machine.tick >= machine.deadline)
            clock_fire();
        if (machine.tick >= machine.boot->limit)
            report_end(END_LIMIT, 0);
        struct thread *t = not_announced();
        if (t)
            return t;
        if (machine.tick >= machine.outside) {
            outside_enter();
            continue;
        }
        unsigned answer = choose(CHOOSE_NEXT, 3 * THREADS, enabled(space), 0);
        if (answer < THREADS)
            return take_turn(&machine.threads[answer]);
        if (answer < 2 * THREADS)
            clock_fire_one(&machine.threads[answer - THREADS]);
        else if (answer < 3 * THREADS) {
            if (fail_next(take_turn(&machine.threads[answer - 2 * THREADS]), schedule_error()))
                return &machine.threads[answer - 2 * THREADS];
        } else if (answer == AGAIN)
            continue;
        else if (!outside_jump(machine.deadline) && !clock_jump() && !outside_jump(UINT64_MAX) &&
                 !outside_wait())
            report_over();
    }
}
