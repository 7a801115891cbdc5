#include "native.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "grow.h"
#include "kernel.h"
#include "local.h"
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
    struct thread *next = t;
    while (next) {
        bring_in(next);
        local_prepare(next);
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
    for (struct thread *t = machine.threads; t < machine.threads + THREADS && !found; t++)
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
    if (!point)
        native_happened.flags |= MOVE_CALLS;
    if (!kernel_perform(t))
        return;
    bring_in(t);
    bool hidden = planted(PLANTED_READ) && announced.number == OP_READ;
    bool stores = op_stores(announced.number) && !(announced.number == OP_ATOMIC && planted(PLANTED_WRITE));
    if (point && op_accesses(announced.number) && !hidden)
        record_touch(announced.args[0], announced.args[1], stores);
    run_on(t);
}

/* Of the columns, and the thread's own. */
static bool are_private(unsigned who, const column *columns, unsigned count, bool written)
{
    for (unsigned i = 0; i < count; i++)
        if (!reduce_private(who, columns[i], written))
            return false;
    return reduce_private(who, who + 1, true);
}

/* True if what t would do next is an access, and private as far as can be told before. */
static bool may_follow(const struct thread *t)
{
    column columns[8];
    const struct trap *a = &t->announced;
    unsigned who = thread_index(t);
    if (!is_runnable(t) || a->kind != TRAP_POINT || cancel_due(t))
        return false;
    if (a->number == OP_FUEL)
        return true;
    if (!op_accesses(a->number))
        return false;
    bring_in((struct thread *)(uintptr_t)t);
    unsigned count = columns_at(a->args[0], a->args[1], columns, 8);
    bool written = op_stores(a->number);
    if (count > 8 || !are_private(who, columns, count, written))
        return false;
    for (unsigned i = 0; i < count; i++)
        reduce_rely(who, native_chain.local, columns[i], written, true);
    reduce_rely(who, native_chain.local, who + 1, true, true);
    return true;
}

/* True if the step that was chained to another has touched nothing else either; then that is relied upon. */
static bool was_private(unsigned who)
{
    size_t count;
    const struct touch *piece = record_pieces(&count);
    for (size_t i = 0; i < count; i++)
        if (!reduce_private(who, piece[i].column, piece[i].written))
            return false;
    for (size_t i = 0; i < count; i++)
        reduce_rely(who, native_chain.local, piece[i].column, piece[i].written, false);
    return true;
}

static bool stands_before(const struct thread *t, enum mark mark)
{
    return t->announced.kind == TRAP_POINT && t->announced.number == OP_MARK && t->announced.args[0] == mark;
}

/* A step, and those that are fused to it, or that nobody can tell from it; but it is told when a thread has made cs_wait, and
   when it comes to stand before cs_enter: in between it can be overtaken. */
static void steps(struct thread *t)
{
    const struct fuse *fuse = fuse_of(t);
    unsigned who = thread_index(t), most = fuse ? FUSED_MOST : native_chain.on ? native_chain.most : 1;
    uint16_t number = t->number;
    for (native_chain.steps = 0; native_chain.steps < most;) {
        step(t);
        settle();
        native_chain.steps++;
        bool on = !native_happened.note.failure && lives(t) && t->number == number;
        if (!fuse && native_chain.steps > 1 && !(on && was_private(who) && !stands_before(t, MARK_ENTER))) {
            native_chain.wrong = true;
            return;
        }
        bool told = !fuse && native_happened.flags & MOVE_WAITS;
        if (!on || told || native_chain.steps == most ||
            !(fuse ? fuse_of(t) == fuse && can_step(t) : may_follow(t)))
            return;
        if (!fuse)
            record_piece();
    }
}

const struct happened *native_move(struct thread *t, const struct label *what, struct answers *answers)
{
    nothing_happened();
    native_answers = answers;
    answers->count = 0;
    native_chain.steps = 1;
    native_chain.wrong = false;
    record_run();
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
