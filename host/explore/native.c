#include "native.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "alive.h"
#include "columns.h"
#include "grow.h"
#include "kernel.h"
#include "local.h"
#include "locks.h"
#include "marks.h"
#include "planted.h"
#include "port.h"
#include "reduce.h"

enum { FUSED_MOST = 10000 };

struct answers *native_answers;
struct happened native_happened;
struct chain native_chain;

static struct {
    char *bytes;
    size_t length, room;
} text;

static struct {
    struct exited *of;
    size_t room;
} exits;

/* ---- What is seen on the way -------------------------------------------------------------- */

void native_print(const char *bytes, size_t length)
{
    if (text.length + length > text.room) {
        text.room = 2 * (text.length + length);
        text.bytes = grow_again(text.bytes, text.room);
    }
    memcpy(text.bytes + text.length, bytes, length);
    text.length += length;
}

/* Who makes the step, and from where. */
static struct {
    uint16_t number, process;
    uint64_t pc;
} mover;

void native_exit(const struct thread *t, int status)
{
    static size_t memory;
    struct note *note = &native_happened.note;
    GROW(exits.of, note->exit_count, exits.room, memory);
    struct exited *exited = memset(&exits.of[note->exit_count++], 0, sizeof *exited);
    exited->number = process_of(t)->leader;
    exited->status = status;
    unsigned signal = status & 0x7f;
    bool aborted = signal == K_SIGABRT, faulted = note->signal && note->signal == signal;
    if (note->failure || (!aborted && !faulted))
        return;
    note->failure = aborted && marks_asserting(t) ? FAILURE_ASSERT : FAILURE_CRASH;
    note->signal = (uint8_t)signal;
    bool own = mover.number && mover.process == t->process; /* t is whichever of its threads ended last */
    if (faulted) /* the fault has said who, and where */
        return;
    note->number = own ? mover.number : t->number;
    note->pc = own ? mover.pc : t->announced.pc;
}

static void nothing_happened(void)
{
    native_happened = (struct happened){0};
    text.length = 0;
}

static const struct happened *what_happened(void)
{
    struct happened *h = &native_happened;
    h->note.exits = exits.of;
    h->text = text.bytes;
    h->length = text.length;
    if (h->note.failure)
        h->flags |= MOVE_FAILS;
    else if (h->note.signal) /* there was a handler for it */
        h->note.signal = 0, h->note.number = 0, h->note.pc = 0;
    return h;
}

/* ---- Running ------------------------------------------------------------------------------ */

static bool trapped_in_library(void)
{
    if (!arch_in_library(port.trap.pc))
        return false;
    port.trap.pc = user_info.thread->caller;
    port.trap.sp = user_info.thread->caller_sp;
    port.trap.fp = user_info.thread->caller_fp;
    return true;
}

/* Its image into its slot: no part of a state. */
static void bring_in(struct thread *t)
{
    bool on = record_is_on();
    record_pause(true);
    image_resume(t);
    record_pause(!on);
}

/* t runs until it has announced its next operation, or is gone. */
static void run_on(struct thread *t)
{
    bool begins = true;
    for (struct thread *next = t; next; begins = false) {
        bring_in(next);
        local_prepare(next, begins);
        port.steps++;
        port_resume((struct context *)next);
        local_trapped(thread_index(next), trapped_in_library());
        next = kernel_note(next, &port.trap);
    }
}

/* Who has yet to run on: one that this step made or woke. To look is no part of the step, since all others
   stood before an operation when it began. */
static struct thread *not_announced(void)
{
    bool on = record_is_on();
    record_pause(true);
    struct thread *found = NULL;
    for (struct thread *t = machine.threads; t < machine.threads + machine.high[HIGH_THREADS] && !found; t++)
        if (is_runnable(t) && runs_on(t))
            found = t;
    record_pause(!on);
    return found;
}

static void settle(void)
{
    struct thread *t;
    while (!native_happened.note.failure && (t = not_announced())) {
        record_local(thread_index(t));
        if (kernel_perform(t))
            run_on(t);
    }
    machine.resumed = NOBODY; /* whose image is in may be another's when this goes on from a state */
}

/* ---- Fused steps -------------------------------------------------------------------------- */

static struct {
    const struct fuse *of;
    unsigned count;
} fuses;

void native_fuse(const struct fuse *of, unsigned count)
{
    fuses.of = of;
    fuses.count = count;
}

/* The range in which the operation that t stands before lies, or NULL. */
static const struct fuse *fuse_of(const struct thread *t)
{
    for (unsigned i = 0; i < fuses.count; i++)
        if (t->announced.pc > fuses.of[i].from && t->announced.pc <= fuses.of[i].to)
            return &fuses.of[i];
    return NULL;
}

/* ---- Who touches what --------------------------------------------------------------------- */

static struct alive begun_with;

/* Of an image that this step was the end of: nobody else can have seen what the step did to it. */
static bool is_gone(column c) { return alive_is_image(c) && !alive_now(c); }

/* Of this piece. */
static void note_touched(unsigned who, enum of of, lockset held, bool relied)
{
    size_t count;
    const struct touch *piece = record_pieces(&count);
    for (size_t i = 0; i < count; i++) {
        struct touch touch = piece[i];
        if (reduce_familiar(who, of, held, &touch))
            continue;
        if (of == OF_STEP && !alive_now(touch.column))
            touch.written = 0;
        if (is_gone(touch.column))
            continue;
        if (alive_then(&begun_with, touch.column))
            reduce_touched(who, of, held, &touch);
        if (relied)
            reduce_make_familiar(who, of, held, &piece[i]);
    }
}

/* Who has ended by then is part of what comes out of a run that fails. */
static void look_who_lives(void)
{
    for (const struct process *p = machine.processes; p < processes_end(); p++)
        record_touch((uintptr_t)&p->life, sizeof p->life, false);
}

void native_look(void)
{
    alive_take(&begun_with);
    record_piece();
    record_pause(false);
}

void native_looked(const struct thread *t)
{
    record_pause(true);
    note_touched(thread_index(t), OF_STEP, locks_held(thread_index(t), native_chain.local), false);
}

/* ---- Moves -------------------------------------------------------------------------------- */

static void step(struct thread *t)
{
    const struct trap announced = t->announced;
    bool point = announced.kind == TRAP_POINT;
    mover.number = t->number;
    mover.process = t->process;
    mover.pc = announced.pc;
    if (point && announced.number == OP_MARK)
        native_happened.flags |= marks_made(t, (unsigned)announced.args[0]);
    if (!kernel_perform(t))
        return;
    bring_in(t);
    bool hidden = planted(PLANTED_READ) && announced.number == OP_READ;
    bool stores = op_stores(announced.number) && !(announced.number == OP_ATOMIC && planted(PLANTED_WRITE));
    if (point && op_accesses(announced.number) && !hidden)
        record_touch(announced.args[0], announced.args[1], stores);
    run_on(t);
}

/* True if what t would do next is an access, or its end, and private as far as can be told before. */
static bool may_follow(const struct thread *t, lockset held)
{
    struct touch touches[1 + 8];
    const struct trap *a = &t->announced;
    if (!is_runnable(t) || cancel_due(t))
        return false;
    if (a->kind == TRAP_SYSCALL)
        return native_chain.ends && (a->number == SYS__exit || a->number == SYS_pthread_exit);
    if (a->kind != TRAP_POINT)
        return false;
    if (a->number == OP_FUEL)
        return true;
    if (!op_accesses(a->number))
        return false;
    bring_in((struct thread *)(uintptr_t)t);
    unsigned who = thread_index(t), count = columns_at(a->args[0], a->args[1], op_stores(a->number), touches + 1, 8);
    touches[0] = (struct touch){who + 1, ALL_BYTES, ALL_BYTES};
    if (count > 8)
        return false;
    for (unsigned i = 0; i <= count; i++)
        if (!reduce_private(who, OF_STEP, held, &touches[i]))
            return false;
    for (unsigned i = 0; i <= count; i++)
        reduce_rely(who, OF_STEP, held, &touches[i], true);
    return true;
}

/* True if the step that was chained to another has touched nothing else either; then that is relied upon. */
static bool was_private(unsigned who, enum of of, lockset held)
{
    size_t count;
    const struct touch *piece = record_pieces(&count);
    for (size_t i = 0; i < count; i++)
        if (!reduce_familiar(who, of, held, &piece[i]) && !reduce_private(who, of, held, &piece[i]) &&
            !is_gone(piece[i].column))
            return false;
    for (size_t i = 0; i < count; i++)
        if (!reduce_familiar(who, of, held, &piece[i]) && !is_gone(piece[i].column))
            reduce_rely(who, of, held, &piece[i], false);
    return true;
}

static bool stands_before(const struct thread *t, enum mark mark)
{
    return t->announced.kind == TRAP_POINT && t->announced.number == OP_MARK && t->announced.args[0] == mark;
}

/* Between cs_wait and cs_enter a thread can be overtaken, so it is told when it has made the one, and when it comes to stand before
   the other: nothing is taken together with those. */
static bool follows(struct thread *t, const struct fuse *fuse, lockset held)
{
    if (fuse)
        return fuse_of(t) == fuse && can_step(t);
    return !(native_happened.flags & MOVE_WAITS) && may_follow(t, held);
}

/* A step, and those that are fused to it, or that nobody can tell from it. */
static void steps(struct thread *t)
{
    const struct fuse *fuse = fuse_of(t);
    unsigned who = thread_index(t), most = fuse ? FUSED_MOST : native_chain.on ? native_chain.most : 1;
    uint16_t number = t->number;
    const lockset held = locks_held(who, native_chain.local);
    for (native_chain.steps = 0; native_chain.steps < most;) {
        lockset before = locks_now(who, held);
        if (native_chain.steps)
            record_piece();
        step(t);
        settle();
        lockset now = locks_now(who, held);
        native_chain.steps++;
        if (native_happened.note.failure)
            look_who_lives();
        bool failed = native_happened.note.failure, on = !failed && lives(t) && t->number == number;
        bool chained = !fuse && native_chain.steps > 1, learning = !native_chain.on;
        enum of of = !on && !failed && (chained || learning) ? OF_END : OF_STEP;
        if (chained && (failed || (on && stands_before(t, MARK_ENTER)) || !was_private(who, of, before & now))) {
            native_chain.wrong = true;
            return;
        }
        note_touched(who, of, before & now, chained);
        if (!on || native_chain.steps == most || !follows(t, fuse, now))
            return;
    }
}

const struct happened *native_move(struct thread *t, const struct label *what, struct answers *answers)
{
    nothing_happened();
    native_answers = answers;
    answers->count = 0;
    native_chain.steps = 1;
    native_chain.wrong = false;
    alive_take(&begun_with);
    locks_begin();
    record_run();
    record_piece();
    record_local(thread_index(t));
    if (t->lender != NOBODY)
        record_local(t->lender);
    switch (what->kind) {
    case MOVE_STEP:
        steps(t);
        break;
    case MOVE_TIMER:
        clock_fire_one(t);
        break;
    case MOVE_SIGNAL:
        if (!planted(PLANTED_SIGNAL))
            marks_signal(what->signal);
        signal_process(process_of(t), what->signal);
        wait_settle();
        break;
    default:
        marks_fault();
        if (fail_next(t, what->signal))
            run_on(t);
    }
    settle();
    if (what->kind != MOVE_STEP)
        note_touched(what->kind == MOVE_FAULT ? thread_index(t) : OUTSIDE, OF_STEP, 0, false);
    marks_forget_dead();
    return what_happened();
}

unsigned native_end(void) { return report_kind(); }

/* ---- The beginning ------------------------------------------------------------------------ */

static _Noreturn void panic(const char *what, const char *where)
{
    fprintf(stderr, "pawl: the kernel is broken: %s (%s)\n", what, where);
    exit(2);
}

static void no_records(const struct record *records, size_t count) { (void)records, (void)count; }

static _Noreturn void over(int status)
{
    (void)status;
    panic("a run ended by itself", __func__);
}

const struct happened *native_boot(const void *boot, size_t size)
{
    nothing_happened();
    slots_map();
    port_output = (struct port_output){native_print, no_records, over, panic, NULL};
    const struct boot *at = slots_boot(boot, size);
    if (!at)
        panic("the boot block is too long", __func__);
    faults_catch();
    kernel_begin(at);
    settle();
    marks_forget_dead();
    return what_happened();
}
