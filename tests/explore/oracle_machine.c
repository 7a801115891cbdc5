/* One move of the machine: from a moment at which the door asks who goes next to the next such moment. All
   that a move consists of is the machine's own doing; here it is only told what the door answers. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"
#include "oracle_door.h"
#include "port.h"

enum { MOST_ANSWERS = 14, MOST_EXITS = 64 };

struct store machine_texts;

static jmp_buf out;
enum { REACHED = 1, ENDED };

/* The move that is made. */
static struct {
    bool answered;                    /* who goes has been said */
    unsigned who;                     /* as choose() gives it */
    unsigned asked;                   /* questions within the move so far */
    uint16_t answers[MOST_ANSWERS];   /* which alternative, from 0 */
    uint16_t values[MOST_ANSWERS];    /* what that was */
    uint16_t alternatives[MOST_ANSWERS];
    char text[4096];
    size_t length;
    struct record records[512];
    unsigned record_count;
} move;

static SET(THREADS) enabled; /* as the door was told */

/* ---- The door ---------------------------------------------------------------------------- */

unsigned oracle_next(const uint32_t *among)
{
    if (move.answered) {
        memcpy(&enabled, among, sizeof enabled);
        longjmp(out, REACHED);
    }
    move.answered = true;
    return move.who;
}

/* The alternative with this number, of `among` if it is a set. */
static unsigned alternative(const uint32_t *among, unsigned n, unsigned which)
{
    unsigned member = among ? set_next(among, n, 0) : which;
    for (; among && which; which--)
        member = set_next(among, n, member + 1);
    return member;
}

unsigned oracle_answer(enum choice kind, unsigned n, const uint32_t *among)
{
    if (move.asked == MOST_ANSWERS)
        oracle_fail("too many questions in one step");
    unsigned i = move.asked++;
    move.alternatives[i] = (uint16_t)(among ? set_size(among, n) : n);
    unsigned value = alternative(among, n, move.answers[i]);
    move.values[i] = kind == CHOOSE_WAITER ? machine.threads[value].number : (uint16_t)value;
    return value;
}

/* Has the last question that has further alternatives take the next one; false if there is none. */
static bool next_answers(void)
{
    unsigned i = move.asked;
    while (i && move.answers[i - 1] + 1 == move.alternatives[i - 1])
        i--;
    if (!i)
        return false;
    move.answers[i - 1]++;
    for (; i < MOST_ANSWERS; i++)
        move.answers[i] = 0;
    return true;
}

/* ---- What the machine gives -------------------------------------------------------------- */

static void take_output(const char *bytes, size_t length)
{
    if (move.length + length > sizeof move.text)
        oracle_fail("too much is printed in one step");
    memcpy(move.text + move.length, bytes, length);
    move.length += length;
}

static void take_records(const struct record *records, size_t count)
{
    if (move.record_count + count > sizeof move.records / sizeof *records)
        oracle_fail("too much happens in one step");
    memcpy(move.records + move.record_count, records, count * sizeof *records);
    move.record_count += (unsigned)count;
}

static void take_end(int status)
{
    (void)status;
    longjmp(out, ENDED);
}

static void take_panic(const char *what, const char *where)
{
    fprintf(stderr, "oracle: the kernel is broken: %s (%s)\n", what, where);
    exit(2);
}

/* ---- Going ------------------------------------------------------------------------------- */

static void run_on(struct thread *t)
{
    for (;;)
        t = port_step(t);
}

static void begin_move(unsigned who)
{
    move.answered = false;
    move.who = who;
    move.asked = move.length = move.record_count = 0;
    machine.preemptions = 0;
}

static struct thread *somebody(void)
{
    for (struct thread *t = machine.threads; t < machine.threads + THREADS; t++)
        if (lives(t))
            return t;
    return NULL;
}

/* An interrupt that tells nothing has the kernel ask the door again. */
static int go(unsigned who)
{
    static const struct trap nothing = {.kind = TRAP_IRQ};
    begin_move(who);
    int how = setjmp(out);
    if (!how)
        run_on(kernel_trap(somebody(), &nothing));
    take_records(machine.buffer, machine.records);
    return how;
}

/* ---- What came of it --------------------------------------------------------------------- */

static const struct record *record_of(enum event event, unsigned thread)
{
    for (unsigned i = 0; i < move.record_count; i++)
        if (move.records[i].event == event && (!thread || move.records[i].thread == thread))
            return &move.records[i];
    return NULL;
}

/* The processes that ended: the number of the thread that each began with, and its status. */
static number exits(const uint16_t *leaders)
{
    int pairs[2 * MOST_EXITS];
    unsigned count = 0;
    for (unsigned i = 0; i < move.record_count && count < 2 * MOST_EXITS; i++) {
        const struct record *r = &move.records[i];
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
    int how = go(step ? m->thread : THREADS + m->thread);
    if (how == ENDED)
        oracle_fail("the run ended within a step");
    effect->cost = (uint8_t)machine.preemptions;
    effect->text = store_add(&machine_texts, move.text, move.length);
    effect->exits = exits(leaders);
    effect->misuse = record_of(EVENT_MISUSE, 0) != NULL;
    effect->failure = (uint8_t)(step ? failure(m->thread, name, aborts) : FAILURE_NONE);
    if (effect->failure) {
        memory_undo();
        return;
    }
    if (contains(move.text, move.length, "Assertion `"))
        extra.asserted[m->thread] = 1;
    if (marks) {
        effect->mark = (uint8_t)(announced.args[0] + 1);
        effect->two_inside = take_mark(m->thread, (unsigned)announced.args[0]);
    }
    forget_the_dead();
    effect->to = memory_number(m->thread, &effect->shared);
}

static void tell_all(number state, struct move *m, void (*tell)(const struct move *, const struct effect *))
{
    struct effect effect;
    memset(move.answers, 0, sizeof move.answers);
    do {
        make(state, m, &effect);
        m->answer_count = (uint8_t)move.asked;
        memcpy(m->answers, move.values, sizeof m->answers);
        tell(m, &effect);
    } while (next_answers());
}

static bool has_timer(const struct thread *t)
{
    return lives(t) && ((t->state == STATE_WAITING && t->wait.timed) || process_of(t)->alarm);
}

/* Asks the door who can go, without going. */
static void look(number state)
{
    memory_restore(state);
    static const struct trap nothing = {.kind = TRAP_IRQ};
    begin_move(NOBODY);
    move.answered = true;
    if (!setjmp(out))
        run_on(kernel_trap(somebody(), &nothing));
    memory_undo();
}

static unsigned end_of_run(number state)
{
    memory_restore(state);
    if (!somebody())
        return END_EXIT;
    if (go(NOBODY) != ENDED)
        oracle_fail("nobody can go, and the run goes on");
    unsigned end = move.records[move.record_count - 1].size;
    memory_undo();
    return end;
}

unsigned machine_moves(number state, void (*tell)(const struct move *, const struct effect *),
                       unsigned *end)
{
    bool can[THREADS], fires[THREADS];
    unsigned count = 0;
    memory_restore(state);
    if (!somebody()) {
        *end = END_EXIT;
        return 0;
    }
    look(state);
    for (unsigned i = 0; i < THREADS; i++) {
        can[i] = set_has(enabled.word, i);
        fires[i] = has_timer(&machine.threads[i]);
        count += can[i] + fires[i];
    }
    for (uint16_t i = 0; i < THREADS; i++) {
        if (can[i])
            tell_all(state, &(struct move){.thread = i, .kind = MOVE_STEP}, tell);
        if (fires[i])
            tell_all(state, &(struct move){.thread = i, .kind = MOVE_TIMER}, tell);
    }
    if (!count)
        *end = end_of_run(state);
    return count;
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
            .enabled = set_has(enabled.word, i),
            .timed = has_timer(t),
            .counts = process_counts(process_of(t)),
            .remains = t->announced.kind == TRAP_POINT && t->announced.number == OP_MARK &&
                       t->announced.args[0] == MARK_WANT,
            .joins = call == SYS_wait || call == SYS_waitpid || call == SYS_waitid || call == SYS_pthread_join,
        };
    }
    return count;
}

void machine_boot(const void *block, size_t size, struct effect *effect)
{
    bool shared;
    slots_map();
    const struct boot *boot = slots_boot(block, size);
    if (!boot)
        oracle_fail("the boot block is too long");
    slots_reset();
    port_output = (struct port_output){take_output, take_records, take_end, take_panic, NULL};
    faults_catch();
    store_add(&machine_texts, "", 0);
    begin_move(NOBODY);
    move.answered = true;
    if (setjmp(out) == 0)
        run_on(kernel_boot(boot));
    *effect = (struct effect){.text = store_add(&machine_texts, move.text, move.length)};
    effect->to = memory_number(NOBODY, &shared);
}
