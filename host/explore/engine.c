/* The state graph: see engine.h for what it is, memo.h for how moves are found, store.h for what states are. */
#include "engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "edges.h"
#include "grow.h"
#include "image_home.h"
#include "kernel.h"
#include "labels.h"
#include "marks.h"
#include "memo.h"
#include "native.h"
#include "planted.h"
#include "port.h"
#include "reduce.h"
#include "store.h"

enum { CHAIN_MOST = 256 };

static struct {
    struct engine_options options;
    state_id state;             /* the current one */
    uint32_t *vector;           /* its values by position, while steps are really run */
    uint32_t vector_room;
    uint8_t threads[THREADS];   /* that live in it */
    unsigned thread_count;
    bool listed;
    uint64_t turn;              /* one more for each state that is loaded, and after each step that is really run */
    struct {
        uint64_t turn;
        const struct leaf *leaf;
    } found[THREADS];           /* what threads do in it, once asked */
    uint64_t transitions, native;
    uint32_t *first, first_count; /* the first state's values */
    bool full;
    size_t limit;
} engine = {.limit = SIZE_MAX};

/* ---- Steps that are really run ------------------------------------------------------------ */

/* Makes the machine that of the current state. */
static void restore(void)
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

/* Who touched what in the run that is over. */
static void note_touched(unsigned who)
{
    size_t count;
    const column *columns = record_writes(&count);
    for (size_t i = 0; i < count; i++)
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
        restore();
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
    restore();
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
        restore();
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
    unsigned error;
    what.kind = MOVE_FAULT;
    for (unsigned i = 0; !marks_faulted(); i++) {
        restore();
        error = fault_of(&machine.threads[thread], i);
        record_pause(true);
        if (!error)
            return;
        what.signal = (uint8_t)error;
        run_moves(thread, what);
        record_pause(false);
    }
}

static const struct leaf *evaluate(unsigned thread, uint32_t local)
{
    struct view view;
    native_chain.local = local;
    restore();
    record_evaluation();
    record_run();
    native_view(&machine.threads[thread], &view);
    record_pause(true);
    memo_begin(&view);
    struct label what = {.number = view.number, .kind = MOVE_STEP};
    if (view.flags & VIEW_ENABLED)
        run_moves(thread, what);
    what.kind = MOVE_TIMER;
    if (view.flags & VIEW_TIMED)
        run_moves(thread, what);
    if (engine.options.signals)
        run_signals(thread, what);
    record_pause(false);
    if (engine.options.faults && view.operation == OP_CALL && !(view.flags & VIEW_STOPPED))
        run_faults(thread, what);
    record_pause(true);
    size_t count;
    const column *reads = record_reads(&count);
    for (size_t i = 0; i < count; i++) {
        reduce_touched(thread, reads[i], false);
        if (view.flags & VIEW_TIMED || engine.options.signals)
            reduce_touched(OUTSIDE, reads[i], false);
    }
    restore();
    const struct leaf *leaf = memo_end(thread, local, engine.vector, reads, count);
    store_load(engine.state);
    return leaf;
}

/* ---- The current state -------------------------------------------------------------------- */

void engine_load(state_id state)
{
    engine.state = state;
    store_load(state);
    engine.listed = false;
    engine.turn++;
}

static uint32_t local_value(unsigned thread)
{
    uint32_t position = column_position(thread + 1);
    return position == CONSTANT ? 0 : store_value(position);
}

static const struct leaf *leaf_of(unsigned thread)
{
    if (engine.found[thread].turn == engine.turn)
        return engine.found[thread].leaf;
    uint32_t local = local_value(thread);
    const struct leaf *leaf = memo_find(thread, local);
    if (!leaf) {
        leaf = evaluate(thread, local);
        engine.turn++; /* leaves may have moved */
    }
    engine.found[thread].turn = engine.turn;
    engine.found[thread].leaf = leaf;
    return leaf;
}

const uint8_t *engine_threads(unsigned *count)
{
    if (!engine.listed) {
        unsigned last = columns_last_thread();
        engine.thread_count = 0;
        for (unsigned i = 0; i <= last; i++)
            if (local_value(i))
                engine.threads[engine.thread_count++] = (uint8_t)i;
        engine.listed = true;
    }
    *count = engine.thread_count;
    return engine.threads;
}

const struct view *engine_view(unsigned thread) { return leaf_of(thread)->view; }

const struct view *engine_view_found(unsigned number) { return memo_view(number); }

/* Where the moves lead is looked up in two parts, so that the memory that all of them need is fetched at once. */
static struct sought *sought_of(unsigned count)
{
    static struct sought *sought;
    static unsigned room;
    if (count > room)
        sought = grow_again(sought, (room = 2 * count) * sizeof *sought);
    return sought;
}

static unsigned seek(unsigned thread, struct move *moves, unsigned before)
{
    const struct leaf *leaf = leaf_of(thread);
    unsigned count = leaf->count < MOVES_MAX ? leaf->count : MOVES_MAX;
    const struct effect *effects = memo_effects(leaf);
    struct sought *sought = sought_of(before + count) + before;
    for (unsigned i = 0; i < count; i++) {
        const struct effect *e = &effects[i];
        moves[before + i] = (struct move){NO_STATE, e->label, e->note, e->flags, (uint8_t)thread, e->kind};
        if (!(e->flags & MOVE_FAILS))
            store_seek(e->name, e->branches, memo_changes(e), e->count, &sought[i]);
    }
    return before + count;
}

static unsigned find(struct move *moves, unsigned count)
{
    struct sought *sought = sought_of(count);
    for (unsigned i = 0; i < count; i++) {
        moves[i].to = moves[i].flags & MOVE_FAILS ? engine.state : store_found(&sought[i]);
        engine.full |= moves[i].to == NO_STATE;
    }
    engine.transitions += count;
    return count;
}

unsigned engine_moves(unsigned thread, struct move *moves)
{
    if (engine.state < edges_kept)
        return edges_moves_of(engine.state, thread, moves);
    return find(moves, seek(thread, moves, 0));
}

unsigned engine_all_moves(struct move *moves)
{
    unsigned threads, count = 0;
    if (engine.state < edges_kept)
        return edges_moves(engine.state, moves);
    const uint8_t *thread = engine_threads(&threads);
    for (unsigned i = 0; i < threads; i++)
        leaf_of(thread[i]); /* what is really run may make the tree of the state deeper */
    for (unsigned i = 0; i < threads && count < 3 * MOVES_MAX; i++)
        count = seek(thread[i], moves, count);
    return find(moves, count);
}

unsigned engine_end(void)
{
    restore();
    return native_end();
}

/* Where an address of a slot lies at home: in the first image of that slot's program that there is. 0: there is none. */
static uint64_t at_home(uint64_t address)
{
    uint64_t slot = (address - SLOT_BASE) / SLOT_SIZE;
    if (address < SLOT_BASE || slot >= SLOTS)
        return address;
    for (unsigned i = 0; i < IMAGES; i++) {
        struct image head;
        for (size_t at = 0; at < 16; at += 8) {
            uint64_t grain = columns_value((uintptr_t)&machine.images[i] + at);
            memcpy((char *)&head + at, &grain, sizeof grain);
        }
        if (head.threads && programs[head.program].slot == slot)
            return (uintptr_t)image_home(i) + address % SLOT_SIZE;
    }
    return 0;
}

bool engine_value(uint64_t address, unsigned size, int64_t *value)
{
    uint64_t home = at_home(address), grain = home ? columns_value(home) >> home % 8 * 8 : 0;
    switch (size) {
    case 1:
        *value = (int8_t)grain;
        break;
    case 2:
        *value = (int16_t)grain;
        break;
    case 4:
        *value = (int32_t)grain;
        break;
    default:
        *value = (int64_t)grain;
        break;
    }
    return home != 0;
}

/* ---- Counts, limits ----------------------------------------------------------------------- */

uint32_t engine_states(void) { return store_count(); }

uint64_t engine_transitions(void) { return engine.transitions; }

void engine_restart(void)
{
    store_forget();
    edges_forget();
    engine.full = false;
    store_begin(engine.first, engine.first_count);
    engine_load(0);
}

uint32_t engine_breaks(void) { return reduce_breaks(); }

uint64_t engine_native(void) { return engine.native; }

size_t engine_memory(void)
{
    return store_memory() + memo_memory() + columns_memory() + labels_memory() + reduce_memory();
}

void engine_limit(size_t bytes)
{
    size_t others = engine_memory() - store_memory();
    engine.limit = bytes;
    engine.full = false;
    store_limit(bytes > others ? bytes - others : 0);
}

bool engine_full(void) { return engine.full; }

/* ---- Learning ----------------------------------------------------------------------------- */

enum { LEARNING_RUNS = 20, LEARNING_STEPS = 2000, LEARNING_NATIVE = 3000 };

static unsigned any(uint64_t *random, unsigned count)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((*random >> 33) % count);
}

/* A random run, to its end if that comes soon. */
static void learning_run(uint64_t *random)
{
    static struct move moves[4 * MOVES_MAX];
    engine_load(0);
    for (unsigned i = 0; i < LEARNING_STEPS && engine.native < LEARNING_NATIVE; i++) {
        unsigned count = engine_all_moves(moves);
        const struct move *move = count ? &moves[any(random, count)] : NULL;
        if (!move || move->flags & MOVE_FAILS || move->to == NO_STATE)
            return;
        engine_load(move->to);
    }
}

/* Some runs without reduction show most of who touches what, so that little has to be forgotten later. */
static void learn(void)
{
    uint64_t random = 1;
    engine.options.reduce = false;
    for (unsigned i = 0; i < LEARNING_RUNS && engine.native < LEARNING_NATIVE; i++)
        learning_run(&random);
    engine.options.reduce = true;
    memo_forget();
    engine_restart();
    engine.native = engine.transitions = 0;
}

/* ---- The beginning ------------------------------------------------------------------------ */

void engine_begin(const void *boot, size_t size, const struct engine_options *options, uint32_t *note)
{
    engine.options = *options;
    planted_bug = options->planted;
    native_fuse(options->fuses, options->fuse_count);
    const struct happened *h = native_boot(boot, size);
    *note = note_number(&h->note, h->text, h->length);
    columns_begin();
    record_evaluation();
    record_run();
    for (unsigned i = 0; i < THREADS; i++)
        if (lives(&machine.threads[i]))
            record_local(i);
    size_t count;
    bool shared;
    const struct change *changes = record_changes(&count, 0, &shared);
    engine.first = grow_zeros((columns_varying() + 1) * sizeof *engine.first);
    engine.first_count = columns_varying();
    for (size_t i = 0; i < count; i++)
        engine.first[changes[i].position] = changes[i].value;
    store_begin(engine.first, engine.first_count);
    engine_load(0);
    if (engine.options.reduce)
        learn();
}

_Static_assert(offsetof(struct image, threads) < 16 && offsetof(struct image, program) < 16, "at_home reads these");
