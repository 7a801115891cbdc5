/* Who waits for what. One line holds all waiters, in the order of arrival; a waiter's call is
   performed again, for it, when its predicate holds: so condition and sleep are one call, and
   there is no moment between them.

       P1: semop(-1)  value is 0, joins the line
       P2: semop(+1)  value 1, settle: P1's call is performed, value 0, P1 is ready
       P3: semop(-1)  value is 0, joins the line: P1 was not overtaken                       */
#include "kernel.h"

/* Behind whom t stands. With --wake=any there are no lines: then who came first is nothing that a machine
   may remember, and all waiters stand in the order of the table. */
static uint16_t place_of(const struct thread *t)
{
    uint16_t before = machine.line_end;
    while (machine.flags & BOOT_WAKE_ANY && before != NOBODY && before > thread_index(t))
        before = machine.threads[before].wait.before;
    return before;
}

static void join_line(struct thread *t)
{
    uint16_t me = (uint16_t)thread_index(t);
    t->wait.before = place_of(t);
    uint16_t *link = t->wait.before == NOBODY ? &machine.line : &machine.threads[t->wait.before].wait.next;
    t->wait.next = *link;
    *link = me;
    if (t->wait.next == NOBODY)
        machine.line_end = me;
    else
        machine.threads[t->wait.next].wait.before = me;
}

static void leave_line(struct thread *t)
{
    if (t->wait.before == NOBODY)
        machine.line = t->wait.next;
    else
        machine.threads[t->wait.before].wait.next = t->wait.next;
    if (t->wait.next == NOBODY)
        machine.line_end = t->wait.before;
    else
        machine.threads[t->wait.next].wait.before = t->wait.before;
}

static intptr_t start_waiting(struct thread *t, enum object object, uintptr_t which)
{
    t->wait.object = (uint8_t)object;
    t->wait.which = which;
    t->wait.since = machine.tick;
    t->wait.timed = false;
    t->wait.done = 0;
    t->wait.stage = STAGE_FIRST;
    t->wait.message = NOBODY;
    t->wait.fifo = NOBODY;
    t->state = STATE_WAITING;
    sched_unready(t);
    join_line(t);
    if (tracing()) {
        trace_name(object, which);
        trace(EVENT_WAIT, t, which, t->announced.number, object);
    }
    return WAITING;
}

intptr_t wait_for(struct thread *t, enum object object, uintptr_t which)
{
    return t->state == STATE_WAITING ? WAITING : start_waiting(t, object, which);
}

intptr_t wait_until(struct thread *t, enum object object, uintptr_t which, uint64_t deadline,
                    intptr_t on_timeout)
{
    if (t->state == STATE_WAITING)
        return WAITING;
    start_waiting(t, object, which);
    t->wait.timed = true;
    t->wait.deadline = deadline;
    t->wait.on_timeout = on_timeout;
    if (deadline < machine.deadline && !(machine.flags & BOOT_CLOCK_FREE))
        machine.deadline = deadline;
    return WAITING;
}

void wait_turn(struct thread *t, enum object object, uintptr_t which)
{
    bool earliest = t->wait.timed && t->wait.deadline == machine.deadline;
    leave_line(t);
    t->wait.object = (uint8_t)object;
    t->wait.which = which;
    t->wait.since = machine.tick;
    t->wait.timed = false;
    t->wait.stage = STAGE_SECOND;
    join_line(t);
    if (earliest)
        clock_update();
    if (tracing())
        trace(EVENT_WAIT, t, which, t->announced.number, object);
}

bool waits_on(const struct thread *w, const struct thread *t, enum object object, uintptr_t which)
{
    return w->state == STATE_WAITING && w->wait.object == object && w->wait.which == which &&
           user_shares(w, t, which);
}

void wait_leave(struct thread *t)
{
    leave_line(t);
    if (t->wait.message != NOBODY)
        message_free(t->wait.message);
    if (t->wait.fifo != NOBODY)
        fifo_abandon(t);
    bool earliest = t->wait.timed && t->wait.deadline == machine.deadline;
    t->wait = (struct wait){.object = OBJECT_NONE};
    arch_clear(t->ops, sizeof t->ops);
    t->state = STATE_FREE; /* whoever calls says what it is now */
    if (earliest)
        clock_update();
}

/* The first in line whose call can be completed now. */
static struct thread *first_ready(void)
{
    for (struct thread *t = waiter(machine.line); t; t = waiter(t->wait.next))
        if (!process_of(t)->stopped && can_perform(t))
            return t;
    return 0;
}

void wait_settle(void)
{
    if (machine.flags & BOOT_WAKE_ANY) /* no lines: whoever is chosen takes it */
        machine.changed = false;
    while (machine.changed) {
        struct thread *t = first_ready();
        if (t)
            complete(t);
        else
            machine.changed = false;
    }
}

void wait_begin(void)
{
    for (struct thread *t = machine.threads; t < threads_end(); t++)
        if (machine.flags & BOOT_WAKE_ANY && t->state == STATE_READY && !can_step(t))
            begin(t);
}

bool ready_never(struct thread *t)
{
    (void)t;
    return false;
}
