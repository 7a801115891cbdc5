#include "columns_private.h"

#include <stdlib.h>
#include <string.h>

#include "constants.h"
#include "grow.h"
#include "image_home.h"
#include "kernel.h"
#include "local.h"
#include "marks.h"
#include "memo.h"
#include "planted.h"
#include "port.h"
#include "reduce.h"
#include "store.h"

enum { UNKNOWN = 0xffffffff };

/* When it was touched last, and written: in which evaluation, run and piece of one; and which of its bytes there. */
struct stamps {
    uint32_t evaluation, run, piece, in_piece; /* which of the piece's */
    uint8_t touched, written;
};

struct memory_column {
    grain *at;
    grain before;               /* value when this run began */
    uint32_t position;
    struct stamps stamps;
    struct values values;       /* value[0] even if constant */
};

static struct {
    struct memory_column *columns; /* of index THREADS + 1 and more */
    uint32_t count, room;
    uint32_t local_position[THREADS + 1];
    struct stamps local_stamps[THREADS + 1];
    uint32_t evaluation, run, piece, last_piece; /* piece 0: not asked for */
    bool on;
    column *reads, *writes;
    struct touch *pieces;
    size_t read_count, read_room, write_count, write_room, piece_count, piece_room;
    struct change *changes;
    size_t change_room;
    uint32_t *now;              /* by position */
    column *at_position;
    uint32_t varying, now_room;
    unsigned last_thread;
    size_t memory;
} all;

/* ---- Columns ------------------------------------------------------------------------------ */

static grain contents(const struct memory_column *c)
{
    return planted(PLANTED_HALF) ? (uint16_t)*c->at : *c->at;
}

static column new_column(uintptr_t at)
{
    GROW(all.columns, all.count, all.room, all.memory);
    struct memory_column *c = &all.columns[all.count];
    *c = (struct memory_column){.at = (grain *)(place_home(at) / GRAIN * GRAIN), .position = CONSTANT};
    GROW(c->values.value, c->values.count, c->values.room, all.memory);
    c->values.value[c->values.count++] = contents(c);
    return THREADS + 1 + all.count++;
}

static struct memory_column *memory_column(column c) { return &all.columns[c - THREADS - 1]; }

void columns_begin(void)
{
    places_begin();
    for (unsigned i = 1; i <= THREADS; i++)
        all.local_position[i] = CONSTANT;
}

/* ---- Recording ---------------------------------------------------------------------------- */

void record_evaluation(void)
{
    all.evaluation++;
    all.read_count = 0;
}

void record_run(void)
{
    all.run++;
    all.piece = 0;
    all.write_count = 0;
    all.on = true;
}

void record_pause(bool pause) { all.on = !pause; }

bool record_is_on(void) { return all.on; }

static void note_piece(column c, struct stamps *stamps, uint8_t bytes, bool write)
{
    if (stamps->piece != all.piece) {
        stamps->piece = all.piece;
        stamps->in_piece = (uint32_t)all.piece_count;
        GROW(all.pieces, all.piece_count, all.piece_room, all.memory);
        all.pieces[all.piece_count++] = (struct touch){c, 0, 0};
    }
    all.pieces[stamps->in_piece].touched |= bytes;
    all.pieces[stamps->in_piece].written |= write ? bytes : 0;
}

static void note_write(column c, struct stamps *stamps, uint8_t bytes)
{
    if (stamps->run != all.run) {
        stamps->run = all.run;
        stamps->written = 0;
        GROW(all.writes, all.write_count, all.write_room, all.memory);
        all.writes[all.write_count++] = c;
        if (c > THREADS)
            memory_column(c)->before = *memory_column(c)->at;
    }
    stamps->written |= bytes;
}

static void note(column c, struct stamps *stamps, uint8_t bytes, bool write)
{
    if (stamps->evaluation != all.evaluation) {
        stamps->evaluation = all.evaluation;
        stamps->touched = 0;
        GROW(all.reads, all.read_count, all.read_room, all.memory);
        all.reads[all.read_count++] = c;
    }
    stamps->touched |= bytes;
    if (all.piece)
        note_piece(c, stamps, bytes, write);
    if (write)
        note_write(c, stamps, bytes);
}

static struct stamps *stamps_of(column c) { return c <= THREADS ? &all.local_stamps[c] : &memory_column(c)->stamps; }

/* 0: none. */
static column column_at(uintptr_t at)
{
    uint32_t *index = place_of(at);
    if (!index || *index == IGNORED)
        return 0;
    if (!*index)
        *index = new_column(at);
    return *index;
}

/* Which bytes of the column at `first` lie in [at, end). */
static uint8_t bytes_of(column c, uintptr_t first, uintptr_t at, uintptr_t end)
{
    unsigned bytes = ALL_BYTES;
    if (c <= THREADS)
        return ALL_BYTES;
    if (at > first)
        bytes &= ALL_BYTES << (at - first);
    if (end < first + GRAIN)
        bytes &= ALL_BYTES >> (first + GRAIN - end);
    return (uint8_t)bytes;
}

void record_touch(uintptr_t at, size_t length, bool write)
{
    if (!all.on || !length)
        return;
    uintptr_t end = at + length;
    for (uintptr_t first = at / GRAIN * GRAIN; first < end; first += GRAIN) {
        column c = column_at(first);
        if (c)
            note(c, stamps_of(c), bytes_of(c, first, at, end), write);
    }
}

unsigned columns_at(uintptr_t at, size_t length, bool write, struct touch *to, unsigned most)
{
    unsigned count = 0;
    uintptr_t end = at + length;
    for (uintptr_t first = at / GRAIN * GRAIN; first < end; first += GRAIN) {
        column c = column_at(first);
        uint8_t bytes = bytes_of(c, first, at, end);
        if (c && count < most)
            to[count] = (struct touch){c, bytes, write ? bytes : 0};
        count += c != 0;
    }
    return count;
}

void record_piece(void)
{
    all.piece = ++all.last_piece;
    all.piece_count = 0;
}

const struct touch *record_pieces(size_t *count)
{
    *count = all.piece_count;
    return all.pieces;
}

const column *record_writes(size_t *count)
{
    *count = all.write_count;
    return all.writes;
}

void record_local(unsigned thread)
{
    if (all.on)
        note(thread + 1, stamps_of(thread + 1), ALL_BYTES, true);
}

uint8_t record_written(column c) { return stamps_of(c)->written; }

uint8_t record_touched(column c) { return stamps_of(c)->touched; }

const column *record_reads(size_t *count)
{
    *count = all.read_count;
    return all.reads;
}

/* ---- What varies ------------------------------------------------------------------------- */

static void become_varying(column c, uint32_t *position)
{
    if (all.varying == all.now_room) {
        uint32_t room = all.now_room;
        GROW(all.now, all.varying, all.now_room, all.memory);
        all.at_position = grow_again(all.at_position, all.now_room * sizeof *all.at_position);
        memset(all.now + room, 0, (all.now_room - room) * sizeof *all.now);
    }
    all.at_position[all.varying] = c;
    all.now[all.varying] = 0;
    *position = all.varying++;
}

uint32_t column_position(column c)
{
    return c <= THREADS ? all.local_position[c] : memory_column(c)->position;
}

uintptr_t column_address(column c) { return (uintptr_t)memory_column(c)->at; }

uint32_t columns_varying(void) { return all.varying; }

unsigned columns_last_thread(void) { return all.last_thread; }

size_t columns_memory(void) { return all.memory + local_memory() + constants_memory(); }

/* ---- The end of a run --------------------------------------------------------------------- */

static uint32_t value_now(column c, uint32_t **position)
{
    if (c <= THREADS) {
        *position = &all.local_position[c];
        return local_capture(c - 1);
    }
    struct memory_column *m = memory_column(c);
    *position = &m->position;
    grain value = contents(m);
    return m->position == CONSTANT && value == m->values.value[0] ? 0 : values_intern(&m->values, value, &all.memory);
}

static int by_position(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    return x->position < y->position ? -1 : x->position > y->position;
}

/* Marks are no memory of the program's. */
static bool is_shared(column c, unsigned mover)
{
    if (c <= THREADS)
        return c != mover + 1;
    uintptr_t at = (uintptr_t)memory_column(c)->at;
    return at - (uintptr_t)marks_bytes >= MARKS_SIZE;
}

const struct change *record_changes(size_t *count, unsigned mover, bool *shared)
{
    all.on = false;
    *count = 0;
    *shared = false;
    for (size_t i = 0; i < all.write_count; i++) {
        uint32_t *position, value = value_now(all.writes[i], &position);
        if (*position == CONSTANT && !value)
            continue;
        if (*position == CONSTANT) {
            become_varying(all.writes[i], position);
            constants_drop(all.writes[i], memo_drop);
            if (all.writes[i] <= THREADS && all.writes[i] - 1 > all.last_thread)
                all.last_thread = all.writes[i] - 1;
        }
        bool same = all.now[*position] == value;
        all.now[*position] = all.writes[i] <= THREADS ? UNKNOWN : value; /* what is dead in it is not zero yet */
        if (same)
            continue;
        *shared |= is_shared(all.writes[i], mover);
        GROW(all.changes, *count, all.change_room, all.memory);
        all.changes[(*count)++] = (struct change){*position, value};
    }
    qsort(all.changes, *count, sizeof *all.changes, by_position);
    return all.changes;
}

static grain value_at(uintptr_t at)
{
    column c = column_at(at);
    if (c)
        reduce_touched(OUTSIDE, OF_STEP, 0, &(struct touch){c, ALL_BYTES, 0});
    if (c <= THREADS)
        return *(const grain *)(place_home(at) / GRAIN * GRAIN);
    struct memory_column *m = memory_column(c);
    return m->values.value[m->position == CONSTANT ? 0 : store_value(m->position)];
}

uint64_t columns_value(uintptr_t at, size_t size)
{
    uint64_t value = value_at(at);
    if (size > GRAIN)
        value |= (uint64_t)value_at(at + GRAIN) << 32;
    return value >> at % GRAIN * 8;
}

int columns_first(uintptr_t at)
{
    column c = column_at(at);
    int value;
    const grain *from = c > THREADS ? &memory_column(c)->values.value[0] : (grain *)(place_home(at) / GRAIN * GRAIN);
    memcpy(&value, (const char *)from + at % GRAIN, sizeof value);
    return value;
}

/* ---- What a step did not declare ---------------------------------------------------------- */

static void invert(grain *from, grain *to, const uint32_t *columns)
{
    for (; from < to; from++, columns++)
        if (*columns != IGNORED && (!*columns || stamps_of(*columns)->evaluation != all.evaluation))
            *from = ~*from;
}

void columns_invert(unsigned thread)
{
    bool on = all.on;
    all.on = false;
    for (unsigned i = 0; i < IMAGES; i++) {
        uint8_t *home = image_home(i);
        if (machine.images[i].threads)
            invert((grain *)home, (grain *)(home + machine.images[i].heap_end),
                   place_of_home((uintptr_t)home));
    }
    invert((grain *)shared_memory, (grain *)(shared_memory + SHM_CHUNKS), place_of((uintptr_t)shared_memory));
    for (unsigned i = 0; i < THREADS; i++)
        if (i != thread && stamps_of(i + 1)->evaluation != all.evaluation && lives(&machine.threads[i]))
            local_invert(&machine.threads[i]);
    all.on = on;
}

void record_undo(void)
{
    all.on = false;
    for (size_t i = 0; i < all.write_count; i++) {
        column c = all.writes[i];
        if (c > THREADS) {
            *memory_column(c)->at = memory_column(c)->before;
            place_changed(memory_column(c)->at);
        } else if (all.local_position[c] != CONSTANT)
            all.now[all.local_position[c]] = UNKNOWN;
    }
}

void columns_restore(const uint32_t *values)
{
    for (uint32_t i = 0; i < all.varying; i++) {
        if (all.now[i] == values[i])
            continue;
        column c = all.at_position[i];
        all.now[i] = values[i];
        if (c <= THREADS) {
            local_restore(c - 1, values[i]);
        } else {
            struct memory_column *m = memory_column(c);
            *m->at = m->values.value[values[i]];
            place_changed(m->at);
        }
    }
}
