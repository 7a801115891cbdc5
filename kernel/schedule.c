/* An explicit schedule: the policy that does as it is told, entry by entry (boot.h). What does not
   fit ends the run at once, with the entry that does not. */
#include "kernel.h"

static const struct boot_entry *entries(void)
{
    return (const void *)((const char *)machine.boot + machine.boot->schedule);
}

static const struct boot_range *ranges(void)
{
    return (const void *)((const char *)machine.boot + machine.boot->ranges);
}

static void advance(void)
{
    machine.schedule.entry++;
    machine.schedule.done = 0;
    machine.schedule.number = 0;
}

static _Noreturn void misfit(void)
{
    report_end(END_MISFIT, machine.schedule.entry);
}

bool schedule_means(const struct boot_entry *e, const struct thread *t)
{
    switch (e->who_kind) {
    case WHO_NUMBER:
        return t->number == e->who;
    case WHO_START:
        return t->start == e->start;
    default:
        return image_of(t)->program == e->who;
    }
}

/* The thread that the entry means: found once, when its turn comes. Index, or NOBODY if it has ended
   since; one that never was does not fit. */
static unsigned whom(const struct boot_entry *e)
{
    struct schedule *s = &machine.schedule;
    unsigned found = NOBODY;
    for (unsigned i = 0; i < threads_used(); i++) {
        const struct thread *t = &machine.threads[i];
        if (!lives(t) || (s->number ? t->number != s->number : !schedule_means(e, t)))
            continue;
        if (found != NOBODY)
            misfit(); /* a name that is not unique */
        found = i;
    }
    if (found != NOBODY)
        s->number = machine.threads[found].number;
    else if (!s->number && (e->who_kind != WHO_NUMBER || !e->who || e->who >= machine.next_number))
        misfit();
    return found;
}

static bool stands_at_line(const struct boot_entry *e, const struct thread *t)
{
    for (uint32_t i = 0; i < e->count; i++) {
        const struct boot_range *range = &ranges()[e->a + i];
        /* pc is a return address: the call itself lies before it. */
        if (t->announced.pc - 1 >= range->from && t->announced.pc - 1 < range->to)
            return true;
    }
    return false;
}

/* What only loads is an atomic operation, too. */
static bool is_access(unsigned number, uint64_t wanted)
{
    return number == wanted || (wanted == OP_ATOMIC && op_is_atomic(number));
}

static bool stands(const struct boot_entry *e, const struct thread *t)
{
    const struct trap *announced = &t->announced;
    switch (e->op) {
    case BOOT_TO_LINE:
        return stands_at_line(e, t);
    case BOOT_TO_ACCESS:
        return announced->kind == TRAP_POINT && is_access(announced->number, e->a) &&
               announced->args[0] < e->b + e->count && announced->args[0] + announced->args[1] > e->b;
    default: /* BOOT_TO_CALL */
        return announced->kind == TRAP_SYSCALL && announced->number == e->a;
    }
}

/* True if the entry wants thread i (NOBODY: ended) to go on now; false if it is fulfilled. */
static bool wants_step(const struct boot_entry *e, unsigned i, const uint32_t *among)
{
    bool can = i != NOBODY && set_has(among, i);
    if (can && runs_on(&machine.threads[i]))
        return e->op != BOOT_STEPS || machine.schedule.done < e->count;
    switch (e->op) {
    case BOOT_STEPS:
        if (machine.schedule.done == e->count)
            return false;
        break;
    case BOOT_RUN:
        return can;
    default:
        if (i != NOBODY && stands(e, &machine.threads[i]))
            return false;
        break;
    }
    if (!can)
        misfit();
    return true;
}

static bool nobody(const uint32_t *among)
{
    return set_next(among, THREADS, 0) == THREADS;
}

/* True if all wait and the clock goes before the entry: one that has not been followed to its end. */
static bool waits_for_clock(const struct boot_entry *e, const uint32_t *among)
{
    if (!nobody(among) || machine.flags & BOOT_CLOCK_FREE)
        return false;
    return e->op == BOOT_RUN ? machine.schedule.done == 0
                             : e->op != BOOT_STEPS || machine.schedule.done < e->count;
}

/* Back to the loop's start. A loop that moves nobody is over when nobody is left to move. */
static void repeat(const struct boot_entry *e, const uint32_t *among)
{
    if (!machine.schedule.moved) {
        if (!nobody(among))
            misfit();
        advance();
        return;
    }
    machine.schedule.moved = false;
    machine.schedule.looped = true;
    machine.schedule.entry = (uint32_t)e->a;
    machine.schedule.done = 0;
    machine.schedule.number = 0;
}

static unsigned fire(const struct boot_entry *e)
{
    unsigned i = whom(e);
    if (i == NOBODY)
        misfit();
    if (!clock_may_fire(&machine.threads[i]))
        misfit();
    advance();
    return THREADS + i;
}

/* A signal from outside; what is not terminated by it goes on. */
static void send(const struct boot_entry *e)
{
    unsigned i = whom(e);
    if (i == NOBODY)
        misfit();
    advance();
    if (tracing())
        trace(EVENT_OUTSIDE, &machine.threads[i], 0, 0, (unsigned)e->a);
    signal_process(process_of(&machine.threads[i]), (unsigned)e->a);
    wait_settle();
}

/* A step that fails, waiting or not; first its thread runs on to its call. */
static unsigned fail(const struct boot_entry *e, const uint32_t *among)
{
    unsigned i = whom(e);
    if (i != NOBODY && set_has(among, i) && runs_on(&machine.threads[i]))
        return i;
    if (i == NOBODY || process_of(&machine.threads[i])->stopped || !may_fail(&machine.threads[i], (unsigned)e->a))
        misfit();
    machine.schedule.moved = true;
    advance();
    return 2 * THREADS + i;
}

unsigned schedule_error(void)
{
    return (unsigned)entries()[machine.schedule.entry - 1].a;
}

unsigned schedule_next(const uint32_t *among)
{
    while (schedule_active()) {
        const struct boot_entry *e = &entries()[machine.schedule.entry];
        switch (e->op) {
        case BOOT_TIMER:
            return fire(e);
        case BOOT_SIGNAL:
            send(e);
            return AGAIN;
        case BOOT_FAIL:
            return fail(e, among);
        case BOOT_REPEAT:
            repeat(e, among);
            break;
        case BOOT_CHOICE:
        case BOOT_WAITER:
            misfit(); /* nobody has asked */
        default:
            if (waits_for_clock(e, among))
                return NOBODY;
            unsigned i = whom(e);
            if (wants_step(e, i, among)) {
                machine.schedule.moved = true;
                machine.schedule.done += !runs_on(&machine.threads[i]);
                return i;
            }
            advance();
        }
    }
    return NOBODY;
}

/* The entry that answers a question asked within a step: the next one of that kind, if the entry in
   force is fulfilled or runs without an end of its own. */
static const struct boot_entry *answer_entry(unsigned op)
{
    const struct boot_entry *e = &entries()[machine.schedule.entry];
    bool over = e->op == BOOT_RUN || (e->op == BOOT_STEPS && machine.schedule.done == e->count);
    if (e->op == op)
        return e;
    if (over && machine.schedule.entry + 1 < machine.boot->schedule_count && e[1].op == op) {
        advance();
        return e + 1;
    }
    return 0;
}

unsigned schedule_waiter(const uint32_t *among)
{
    const struct boot_entry *e = answer_entry(BOOT_WAITER);
    if (!e)
        return NOBODY;
    unsigned i = whom(e);
    if (i == NOBODY || !set_has(among, i))
        misfit();
    advance();
    return i;
}

unsigned schedule_number(unsigned n, const struct thread *t)
{
    const struct boot_entry *e = answer_entry(BOOT_CHOICE);
    if (!e)
        return NOBODY;
    if (!schedule_means(e, t) || e->a >= n)
        misfit();
    advance();
    return (unsigned)e->a;
}

bool schedule_unfinished(void)
{
    for (; schedule_active() && !machine.schedule.looped; advance()) {
        const struct boot_entry *e = &entries()[machine.schedule.entry];
        bool fulfilled = e->op == BOOT_RUN || e->op == BOOT_REPEAT ||
                         (e->op == BOOT_STEPS && machine.schedule.done == e->count);
        if (!fulfilled)
            return true;
    }
    return false;
}
