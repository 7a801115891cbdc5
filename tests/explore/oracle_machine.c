/* What can happen from one machine on: its moves, each made and looked at; and how its threads stand. */
#define _GNU_SOURCE
#include <string.h>

#include "oracle.h"
#include "oracle_go.h"
#include "port.h"

enum { MOST_EXITS = 64 };

struct asked asked;

/* ---- What came of it --------------------------------------------------------------------- */

static const struct record *record_of(enum event event, unsigned thread)
{
    for (unsigned i = 0; i < going.record_count; i++)
        if (going.records[i].event == event && (!thread || going.records[i].thread == thread))
            return &going.records[i];
    return NULL;
}

/* The processes that ended: the number of the thread that each began with, and its status. */
static number exits(const uint16_t *leaders)
{
    int pairs[2 * MOST_EXITS];
    unsigned count = 0;
    for (unsigned i = 0; i < going.record_count && count < 2 * MOST_EXITS; i++) {
        const struct record *r = &going.records[i];
        if (r->event != EVENT_EXIT || !r->size)
            continue;
        pairs[count++] = leaders[r->value & 0xffff];
        pairs[count++] = (int)(r->value >> 32);
    }
    return store_add(&machine_texts, pairs, count * sizeof *pairs);
}

/* Its process ended by a fault of the thread's own, or by its abort(). */
static enum failure failure(unsigned mover, unsigned name, bool aborts)
{
    const struct record *exit = record_of(EVENT_EXIT, name), *fault = record_of(EVENT_FAULT, name);
    unsigned signal = exit ? exit->value >> 32 & 0x7f : 0;
    if (!signal || !((fault && fault->size == signal) || (aborts && signal == K_SIGABRT)))
        return FAILURE_NONE;
    return signal == K_SIGABRT && extra.asserted[mover] ? FAILURE_ASSERT : FAILURE_CRASH;
}

static bool contains(const char *text, size_t length, const char *word)
{
    return memmem(text, length, word, strlen(word)) != NULL;
}

/* Marks, as <pawl.h> tells them; gives whether two are inside. */
static bool take_mark(unsigned mover, unsigned mark)
{
    bool two = false;
    extra.phase[mover] = mark == MARK_LEAVE ? 0 : (uint8_t)(mark + 1);
    for (unsigned i = 0; mark == MARK_ENTER && i < THREADS; i++)
        two = two || (i != mover && extra.phase[i] == MARK_ENTER + 1);
    return two;
}

static void forget_the_dead(void)
{
    for (unsigned i = 0; i < THREADS; i++)
        if (!lives(&machine.threads[i]))
            extra.asserted[i] = extra.phase[i] = 0;
}
/* ---- Moves ------------------------------------------------------------------------------- */

/* As the door has it; a call that is to fail is told its error by the entry of the schedule before (oracle.c). */
static bool go_by(const struct move *m)
{
    machine.schedule.entry = m->kind == MOVE_FAULT ? m->what + 1u : 0;
    bool goes_on = m->kind == MOVE_SIGNAL ? go(m->thread, m->what)
                                          : go(m->thread + (m->kind == MOVE_TIMER   ? THREADS
                                                            : m->kind == MOVE_FAULT ? 2 * THREADS
                                                                                    : 0),
                                               0);
    machine.schedule.entry = 0;
    return goes_on;
}

static void make(number state, const struct move *m, struct effect *effect)
{
    struct thread *t = &machine.threads[m->thread];
    uint16_t leaders[PROCESSES], name;
    memory_restore(state);
    for (unsigned i = 0; i < PROCESSES; i++)
        leaders[i] = machine.processes[i].leader;
    name = t->number;
    struct trap announced = t->announced;
    bool step = m->kind == MOVE_STEP;
    bool aborts = step && announced.kind == TRAP_SYSCALL && announced.number == SYS_raise;
    bool marks = step && announced.kind == TRAP_POINT && announced.number == OP_MARK;
    *effect = (struct effect){0};
    if (!go_by(m))
        oracle_fail("the run ended within a step");
    effect->cost = (uint8_t)machine.preemptions;
    effect->text = store_add(&machine_texts, going.text, going.length);
    effect->exits = exits(leaders);
    effect->misuse = record_of(EVENT_MISUSE, 0) != NULL;
    effect->failure = (uint8_t)(is_step(m) ? failure(m->thread, name, aborts) : FAILURE_NONE);
    if (effect->failure) {
        memory_undo();
        return;
    }
    if (contains(going.text, going.length, "Assertion `"))
        extra.asserted[m->thread] = 1;
    if (marks) {
        effect->mark = (uint8_t)(announced.args[0] + 1);
        effect->two_inside = take_mark(m->thread, (unsigned)announced.args[0]);
    }
    extra.faulted |= m->kind == MOVE_FAULT;
    extra.signalled |= m->kind == MOVE_SIGNAL ? signal_bit(m->what) : 0;
    forget_the_dead();
    effect->to = memory_number(m->thread, &effect->shared);
}

static void tell_all(number state, struct move m, tell_move *tell)
{
    struct effect effect;
    memset(going.answers, 0, sizeof going.answers);
    do {
        make(state, &m, &effect);
        m.answer_count = (uint8_t)going.asked;
        memcpy(m.answers, going.values, sizeof m.answers);
        tell(&m, &effect);
    } while (next_answers());
}

/* What nobody in the machine has a hand in: each of the signals that are asked for comes once, to one process. */
static unsigned tell_signals(number state, uint16_t thread, tell_move *tell)
{
    unsigned count = 0;
    memory_restore(state);
    for (uint16_t i = 0; i < thread; i++)
        if (lives(&machine.threads[i]) && machine.threads[i].process == machine.threads[thread].process)
            return 0;
    uint32_t left = asked.signals & ~extra.signalled;
    for (uint8_t signal = 1; signal < SIGNALS; signal++)
        if (left & signal_bit(signal)) {
            tell_all(state, (struct move){.thread = thread, .kind = MOVE_SIGNAL, .what = signal}, tell);
            count++;
        }
    return count;
}

/* One call of a run fails in one of the ways that it can. */
static void tell_faults(number state, uint16_t thread, tell_move *tell)
{
    uint8_t errors[16];
    unsigned count = 0;
    memory_restore(state);
    struct thread *t = &machine.threads[thread];
    if (extra.faulted || process_of(t)->stopped)
        return;
    while (count < sizeof errors && (errors[count] = (uint8_t)fault_of(t, count)))
        count++;
    for (unsigned i = 0; i < count; i++)
        tell_all(state, (struct move){.thread = thread, .kind = MOVE_FAULT, .what = errors[i]}, tell);
}

/* ---- Races ------------------------------------------------------------------------------- */

static bool is_access(const struct trap *announced)
{
    return announced->kind == TRAP_POINT && op_accesses(announced->number);
}

/* Addresses of a program are of its image's memory; all others are one memory. */
static bool same_memory(const struct thread *a, const struct thread *b)
{
    uintptr_t at = a->announced.args[0], from = b->announced.args[0];
    bool meet = at < from + b->announced.args[1] && from < at + a->announced.args[1];
    return meet && (!slots_have(at) || process_of(a)->image == process_of(b)->image);
}

/* Two of those that can go next access the same memory, at least one stores, and not both are atomic. */
static bool some_race(const bool *can)
{
    for (unsigned i = 0; i < THREADS; i++)
        for (unsigned k = 0; k < i; k++) {
            const struct thread *a = &machine.threads[i], *b = &machine.threads[k];
            const struct trap *one = &a->announced, *other = &b->announced;
            if (can[i] && can[k] && is_access(one) && is_access(other) && same_memory(a, b) &&
                (op_stores(one->number) || op_stores(other->number)) &&
                !(op_is_atomic(one->number) && op_is_atomic(other->number)))
                return true;
        }
    return false;
}

/* ---- All moves --------------------------------------------------------------------------- */

static int end_of_run(number state)
{
    memory_restore(state);
    if (!somebody())
        return END_EXIT;
    if (go(NOBODY, 0))
        oracle_fail("nobody can go, and the run goes on");
    unsigned end = going.records[going.record_count - 1].size;
    memory_undo();
    return (int)end;
}

int machine_moves(number state, tell_move *tell, bool *race)
{
    bool living[THREADS], can[THREADS], fires[THREADS];
    unsigned count = 0;
    memory_restore(state);
    if (!somebody())
        return END_EXIT;
    look(state);
    for (unsigned i = 0; i < THREADS; i++) {
        living[i] = lives(&machine.threads[i]);
        can[i] = set_has(going.enabled.word, i);
        fires[i] = has_timer(&machine.threads[i]);
        count += can[i] + fires[i];
    }
    *race = some_race(can);
    for (uint16_t i = 0; i < THREADS; i++) {
        if (can[i])
            tell_all(state, (struct move){.thread = i, .kind = MOVE_STEP}, tell);
        if (fires[i])
            tell_all(state, (struct move){.thread = i, .kind = MOVE_TIMER}, tell);
        if (living[i])
            count += tell_signals(state, i, tell);
        if (living[i] && asked.faults)
            tell_faults(state, i, tell);
    }
    return count ? -1 : end_of_run(state);
}

/* ---- How threads stand ------------------------------------------------------------------- */

bool has_timer(const struct thread *t)
{
    return lives(t) && ((t->state == STATE_WAITING && t->wait.timed) || process_of(t)->alarm);
}

static bool stands_before(const struct thread *t, enum mark mark)
{
    return t->announced.kind == TRAP_POINT && t->announced.number == OP_MARK && t->announced.args[0] == mark;
}

unsigned machine_stands(number state, struct stand *stands)
{
    unsigned count = 0;
    memory_restore(state);
    if (!somebody())
        return 0;
    look(state);
    for (unsigned i = 0; i < THREADS; i++) {
        struct thread *t = &machine.threads[i];
        if (!lives(t))
            continue;
        unsigned call = t->announced.kind == TRAP_SYSCALL ? t->announced.number : SYSCALLS;
        stands[count++] = (struct stand){
            .number = t->number,
            .index = (uint8_t)i,
            .phase = extra.phase[i],
            .enabled = set_has(going.enabled.word, i),
            .timed = has_timer(t),
            .counts = process_counts(process_of(t)) && !socket_idle(t) && !poll_idle(t),
            .remains = stands_before(t, MARK_WANT),
            .enters = stands_before(t, MARK_ENTER),
            .joins = call == SYS_wait || call == SYS_waitpid || call == SYS_waitid || call == SYS_pthread_join ||
                     call == SYS_pause || call == SYS_sigsuspend,
        };
    }
    return count;
}
