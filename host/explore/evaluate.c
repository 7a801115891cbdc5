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

/* Makes the machine that of the current state. */
void engine_restore(void)
{
    uint32_t varying = columns_varying();
    if (varying > engine.vector_room) {
        engine.vector_room = 2 * varying;
        engine.vector = grow_again(engine.vector, engine.vector_room * sizeof *engine.vector);
    }
    store_copy(engine.vector);
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

static struct alive begun_with; /* the run, or runs, of an evaluation */

/* Who touched what in the run that is over. */
static void note_touched(unsigned who)
{
    struct alive after;
    size_t count;
    const column *columns = record_writes(&count);
    alive_take(&after);
    for (size_t i = 0; i < count; i++)
        if (alive_of(&begun_with, columns[i]) && alive_of(&after, columns[i]))
            reduce_touched(who, columns[i], true);
}

/* Makes the move from the current state. With reduction as many private steps as there are follow at once. */
static const struct happened *run_move(unsigned thread, const struct label *what, struct answers *answers)
{
    const struct happened *h;
    unsigned given = answers->given;
    native_chain.on = engine.options.reduce && what->kind == MOVE_STEP;
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
    unsigned who = what.kind == MOVE_STEP || what.kind == MOVE_FAULT ? thread : OUTSIDE;
    do {
        const struct happened *h = run_move(thread, &what, &answers);
        size_t count;
        bool shared;
        note_touched(who);
        const struct change *changes = record_changes(&count, thread, &shared);
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
        record_pause(false);
        bool may = native_is_first(&machine.threads[thread]) && !marks_signalled(signal);
        record_pause(true);
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
    record_pause(false);
    bool may = !marks_faulted();
    record_pause(true);
    for (unsigned i = 0; may; i++) {
        engine_restore();
        record_pause(false);
        what.signal = (uint8_t)fault_of(&machine.threads[thread], i);
        record_pause(true);
        if (!what.signal)
            return;
        run_moves(thread, what);
    }
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

/* Gives the columns that it depends on. */
static const column *evaluate(unsigned thread, uint32_t local, size_t *count)
{
    struct view view;
    native_chain.local = local;
    engine_restore();
    alive_take(&begun_with);
    record_evaluation();
    record_run();
    native_view(&machine.threads[thread], &view);
    record_pause(true);
    memo_begin(&view);
    run_all_moves(thread, &view);
    const column *reads = record_reads(count);
    for (size_t i = 0; i < *count; i++) {
        if (!alive_of(&begun_with, reads[i]))
            continue;
        reduce_touched(thread, reads[i], false);
        if (view.flags & VIEW_TIMED || engine.options.signals)
            reduce_touched(OUTSIDE, reads[i], false);
    }
    return reads;
}

/* What it shows of who touches what may be against what it has relied upon itself: then once more. */
const struct leaf *engine_evaluate(unsigned thread, uint32_t local)
{
    const column *reads;
    size_t count;
    uint32_t drops;
    do {
        drops = reduce_drops();
        reads = evaluate(thread, local, &count);
    } while (drops != reduce_drops());
    engine_restore();
    store_load(engine.state); /* has places for columns that vary since */
    return memo_end(thread, local, engine.vector, reads, count);
}
