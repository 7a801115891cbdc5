/* Steps that are really run: what a thread can do in the current state, found by doing it. */
#include "engine_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "grow.h"
#include "kernel.h"
#include "labels.h"
#include "alive.h"
#include "marks.h"
#include "memo.h"
#include "native.h"
#include "planted.h"
#include "reduce.h"
#include "store.h"

enum { CHAIN_MOST = 256 };

static void take_vector(void)
{
    uint32_t varying = columns_varying();
    if (varying > engine.vector_room) {
        engine.vector_room = 2 * varying;
        engine.vector = grow_again(engine.vector, engine.vector_room * sizeof *engine.vector);
    }
    store_copy(engine.vector);
}

/* Makes the machine that of the current state. */
void engine_restore(void)
{
    take_vector();
    columns_restore(engine.vector);
}

/* The next list of answers; false: all were given. */
static bool next_answers(struct answers *answers)
{
    unsigned left_out = planted(PLANTED_CHOICE);
    while (answers->count && answers->pick[answers->count - 1] + 1 + left_out >= answers->of[answers->count - 1])
        answers->count--;
    if (!answers->count)
        return false;
    answers->pick[answers->count - 1]++;
    answers->given = answers->count;
    return true;
}

/* What threads hold follows from their local values. */
static void follow_locks(unsigned mover, uint32_t varying, const struct change *changes, size_t count)
{
    size_t written;
    const column *columns = record_writes(&written);
    for (size_t i = 0; i < written; i++) {
        uint32_t position = columns[i] <= THREADS ? column_position(columns[i]) : CONSTANT;
        if (position == CONSTANT)
            continue;
        uint32_t from = position < varying ? engine.vector[position] : 0, to = from;
        for (size_t j = 0; j < count; j++)
            if (changes[j].position == position)
                to = changes[j].value;
        if (from != to || columns[i] == mover + 1)
            locks_follow(columns[i] - 1, from, to);
    }
    locks_end();
}

/* Makes the move from the current state. With reduction as many private steps as there are follow at once. */
static const struct happened *run_move(unsigned thread, const struct label *what, struct answers *answers)
{
    const struct happened *h;
    unsigned given = answers->given;
    native_chain.on = engine.options.reduce && what->kind == MOVE_STEP;
    native_chain.ends = !engine.options.faults;
    native_chain.most = CHAIN_MOST;
    do {
        answers->given = given;
        engine_restore();
        h = native_move(&machine.threads[thread], what, answers);
        if (native_chain.wrong) {
            record_undo();
            native_chain.most = native_chain.steps - 1;
        }
    } while (native_chain.wrong);
    engine.native += native_chain.steps;
    native_chain.most = native_chain.steps;
    return h;
}

/* Makes the move again, with all the memory inverted that it did not declare: the same must come out. */
static void verify(unsigned thread, const struct label *what, const struct answers *answers,
                   const struct effect *effect, const struct change *changes, size_t count)
{
    struct change *before = memcpy(grow_again(NULL, (count + 1) * sizeof *before), changes, count * sizeof *before);
    struct answers again = *answers;
    struct label label = *what;
    size_t reads, reads_again, count_again;
    bool shared;
    record_reads(&reads);
    again.given = again.count;
    engine_restore();
    columns_invert(thread);
    const struct happened *h = native_move(&machine.threads[thread], &label, &again);
    columns_invert(thread);
    const struct change *after = record_changes(&count_again, thread, &shared);
    record_reads(&reads_again);
    if (count != count_again || memcmp(before, after, count * sizeof *after) != 0 || reads != reads_again ||
        note_number(&h->note, h->text, h->length) != effect->note) {
        fprintf(stderr, "pawl: exploring, a step of P%u at %lx depended on memory that it did not declare\n",
                what->number, (unsigned long)machine.threads[thread].announced.pc);
        exit(2);
    }
    free(before);
}

static void run_moves(unsigned thread, struct label what)
{
    struct answers answers = {0};
    do {
        uint32_t varying = columns_varying();
        const struct happened *h = run_move(thread, &what, &answers);
        size_t count;
        bool shared;
        const struct change *changes = record_changes(&count, thread, &shared);
        follow_locks(thread, varying, changes, count);
        what.answers = answers.answer;
        what.answer_count = (uint16_t)answers.count;
        what.steps = (uint16_t)native_chain.steps;
        struct effect effect = {
            .label = label_number(&what),
            .note = note_number(&h->note, h->text, h->length),
            .flags = (uint16_t)(h->flags | (shared ? MOVE_SHARED : 0)),
            .kind = what.kind,
        };
        memo_effect(&effect, changes, count);
        if (engine.options.verify)
            verify(thread, &what, &answers, &effect, changes, count);
    } while (next_answers(&answers));
}

static void run_signals(unsigned thread, struct label what)
{
    what.kind = MOVE_SIGNAL;
    for (unsigned signal = 1; signal < SIGNALS; signal++) {
        if (!(engine.options.signals >> (signal - 1) & 1))
            continue;
        engine_restore();
        native_look();
        bool may = native_is_first(&machine.threads[thread]) && !marks_signalled(signal);
        native_looked(&machine.threads[thread]);
        what.signal = (uint8_t)signal;
        if (may)
            run_moves(thread, what);
    }
}

/* One call of a run may fail in one of the ways that it can. */
static void run_faults(unsigned thread, struct label what)
{
    what.kind = MOVE_FAULT;
    engine_restore();
    native_look();
    bool may = !marks_faulted();
    native_looked(&machine.threads[thread]);
    for (unsigned i = 0; may && !(i && planted(PLANTED_FAULT)); i++) {
        engine_restore();
        native_look();
        what.signal = (uint8_t)fault_of(&machine.threads[thread], i);
        native_looked(&machine.threads[thread]);
        if (!what.signal)
            return;
        run_moves(thread, what);
    }
}

/* What the thread touched may decide what comes from outside, too. */
static void note_outside(const struct alive *begun_with)
{
    size_t count;
    const column *reads = record_reads(&count);
    for (size_t i = 0; i < count; i++)
        if (alive_then(begun_with, reads[i]))
            reduce_touched(OUTSIDE, OF_STEP, 0, &(struct touch){reads[i], record_touched(reads[i]), 0});
}

static void run_all_moves(unsigned thread, const struct view *view)
{
    struct label what = {.number = view->number, .kind = MOVE_STEP};
    if (view->flags & VIEW_ENABLED)
        run_moves(thread, what);
    what.kind = MOVE_TIMER;
    if (view->flags & VIEW_TIMED)
        run_moves(thread, what);
    if (engine.options.signals)
        run_signals(thread, what);
    if (engine.options.faults && view->operation == OP_CALL && !(view->flags & VIEW_STOPPED))
        run_faults(thread, what);
}

static void evaluate(unsigned thread, uint32_t local)
{
    struct view view;
    struct alive begun_with;
    native_chain.local = local;
    engine_restore();
    alive_take(&begun_with);
    record_evaluation();
    native_look();
    native_view(&machine.threads[thread], &view);
    native_looked(&machine.threads[thread]);
    memo_begin(&view);
    run_all_moves(thread, &view);
    if (view.flags & VIEW_TIMED || engine.options.signals)
        note_outside(&begun_with);
}

/* What it shows of who touches what may be against what it has relied upon itself: then once more. And loops over tables end at
   the high-water marks: when they rise, who was seen to do something looks at more from now on. */
const struct leaf *engine_evaluate(unsigned thread, uint32_t local)
{
    uint16_t high[HIGHS];
    uint32_t drops;
    bool risen;
    do {
        drops = reduce_drops();
        memcpy(high, machine.high, sizeof high);
        evaluate(thread, local);
        risen = memcmp(high, machine.high, sizeof high) != 0;
        if (risen)
            memo_forget();
    } while (risen || drops != reduce_drops());
    size_t count;
    const column *reads = record_reads(&count);
    store_load(engine.state); /* has places for columns that vary since */
    take_vector();
    return memo_end(thread, local, engine.vector, reads, count);
}
