/* The state graph: see engine.h for what it is, memo.h for how moves are found, store.h for what states are. */
#include "engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "edges.h"
#include "engine_private.h"
#include "grow.h"
#include "image_home.h"
#include "kernel.h"
#include "labels.h"
#include "locks.h"
#include "marks.h"
#include "memo.h"
#include "native.h"
#include "planted.h"
#include "port.h"
#include "reduce.h"
#include "store.h"

struct engine engine;

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
        leaf = engine_evaluate(thread, local);
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
            store_seek(e->names, e->branches, memo_changes(e), e->count, &sought[i]);
    }
    return before + count;
}

static unsigned find(struct move *moves, unsigned count)
{
    struct sought *sought = sought_of(count);
    for (unsigned i = 0; i < count; i++)
        if (!(moves[i].flags & MOVE_FAILS))
            store_approach(&sought[i]);
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
    engine_restore();
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
            uint64_t word = columns_value((uintptr_t)&machine.images[i] + at, sizeof word);
            memcpy((char *)&head + at, &word, sizeof word);
        }
        if (head.threads && programs[head.program].slot == slot)
            return (uintptr_t)image_home(i) + address % SLOT_SIZE;
    }
    return 0;
}

bool engine_value(uint64_t address, unsigned size, int64_t *value)
{
    uint64_t home = at_home(address), bytes = home ? columns_value(home, size) : 0;
    switch (size) {
    case 1:
        *value = (int8_t)bytes;
        break;
    case 2:
        *value = (int16_t)bytes;
        break;
    case 4:
        *value = (int32_t)bytes;
        break;
    default:
        *value = (int64_t)bytes;
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
    return store_memory() + memo_memory() + columns_memory() + labels_memory() + reduce_memory() +
           locks_memory();
}

void engine_limit(size_t bytes)
{
    size_t others = engine_memory() - store_memory();
    engine.full = false;
    store_limit(bytes > others ? bytes - others : 0);
}

bool engine_full(void) { return engine.full; }

/* ---- Learning ----------------------------------------------------------------------------- */

enum { LEARNING_RUNS = 20, LEARNING_IDLE = 3 /* runs that show nothing new */, LEARNING_STEPS = 2000, LEARNING_NATIVE = 3000 };

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
    for (unsigned i = 0, idle = 0; i < LEARNING_RUNS && idle < LEARNING_IDLE && engine.native < LEARNING_NATIVE; i++) {
        uint32_t news = reduce_news();
        learning_run(&random);
        idle = reduce_news() == news ? idle + 1 : 0;
    }
    engine.options.reduce = true;
    memo_forget();
    engine_restart();
    engine.native = engine.transitions = 0;
}

/* ---- The beginning ------------------------------------------------------------------------ */

static struct engine_options asked;

void engine_begin(const void *boot, size_t size, const struct engine_options *options, uint32_t *note)
{
    asked = *options;
    engine.options = (struct engine_options){.verify = options->verify};
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
}

void engine_may(uint32_t signals, bool faults)
{
    engine.options.signals = signals;
    engine.options.faults = faults;
}

void engine_set_out(void)
{
    engine_restore(); /* fills in the vector */
    engine.first_count = columns_varying();
    engine.first = grow_again(engine.first, (engine.first_count + 1) * sizeof *engine.first);
    memcpy(engine.first, engine.vector, engine.first_count * sizeof *engine.first);
    memo_forget();
    engine_restart();
    engine.options = asked;
    engine.native = engine.transitions = 0;
    if (engine.options.reduce)
        learn();
}

_Static_assert(offsetof(struct image, threads) < 16 && offsetof(struct image, program) < 16, "at_home reads these");
