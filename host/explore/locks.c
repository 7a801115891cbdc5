#include "locks.h"

#include <string.h>

#include "alive.h"
#include "columns.h"
#include "grow.h"
#include "kernel.h"
#include "planted.h"
#include "port.h"
#include "reduce.h"

enum { LOCKS_MOST = 64, PARTS = 3 /* columns that one can lie in */ };

static struct known_lock {
    uintptr_t at;
    struct touch parts[PARTS];
    unsigned part_count;
} locks[LOCKS_MOST];
static unsigned lock_count;
static lockset wrong; /* that are none after all */

/* By local value. */
static struct {
    lockset *held;
    bool *known;
    uint32_t room;
} of[THREADS];

static struct {
    lockset got[THREADS], gave[THREADS], at_work;
} run;

static uint8_t *plain; /* bytes of a column that were written otherwise than by getting or giving back */
static uint32_t plain_room;
static size_t memory;

static void make_wrong(lockset set)
{
    set &= ~wrong;
    if (!set || planted(PLANTED_LOCK))
        return;
    wrong |= set;
    reduce_without(set);
}

/* ---- Which lock --------------------------------------------------------------------------- */

static uintptr_t home_of(const struct thread *t, uintptr_t address)
{
    size_t length = sizeof(int);
    return (uintptr_t)user_at(image_of(t), address, &length);
}

static uint8_t *plain_of(column c)
{
    if (c >= plain_room) {
        uint32_t room = 2 * c + 64;
        plain = grow_again(plain, room);
        memset(plain + plain_room, 0, room - plain_room);
        memory += room - plain_room;
        plain_room = room;
    }
    return &plain[c];
}

static bool begins_free(unsigned object, uintptr_t at)
{
    size_t word = object == OBJECT_MUTEX ? at + offsetof(struct k_mutex, owner) : at;
    return columns_first(word) == (object == OBJECT_MUTEX ? 0 : 1);
}

/* 0: none. */
static lockset lock_at(unsigned object, uintptr_t at)
{
    for (unsigned i = 0; i < lock_count; i++)
        if (locks[i].at == at)
            return (lockset)1 << i;
    if (lock_count == LOCKS_MOST || at % sizeof(int))
        return 0;
    struct known_lock *l = &locks[lock_count];
    lockset bit = (lockset)1 << lock_count++;
    l->at = at;
    size_t size = object == OBJECT_MUTEX ? sizeof(struct k_mutex) : sizeof(int);
    l->part_count = columns_at(at, size, true, l->parts, PARTS);
    bool as_begun = l->part_count && begins_free(object, at);
    for (unsigned i = 0; i < l->part_count; i++)
        as_begun = as_begun && !(*plain_of(l->parts[i].column) & l->parts[i].written);
    if (!as_begun)
        make_wrong(bit);
    return bit;
}

/* ---- A run -------------------------------------------------------------------------------- */

void locks_begin(void)
{
    if (run.at_work)
        memset(&run, 0, sizeof run);
}

void locks_got(const struct thread *t, unsigned object, uintptr_t address)
{
    if (object != OBJECT_WORD && object != OBJECT_MUTEX)
        return;
    lockset lock = lock_at(object, home_of(t, address));
    run.got[thread_index(t)] |= lock;
    run.at_work |= lock;
}

void locks_gave(const struct thread *t, unsigned object, uintptr_t address)
{
    if (object != OBJECT_WORD && object != OBJECT_MUTEX)
        return;
    lockset lock = lock_at(object, home_of(t, address));
    run.got[thread_index(t)] &= ~lock;
    run.gave[thread_index(t)] |= lock;
    run.at_work |= lock;
}

lockset locks_now(unsigned thread, lockset held)
{
    return ((held & ~run.gave[thread]) | run.got[thread]) & ~wrong;
}

/* ---- By local value ----------------------------------------------------------------------- */

static void make_room(unsigned thread, uint32_t local)
{
    uint32_t before = of[thread].room, room = before ? before : 16;
    if (local < before)
        return;
    while (room <= local)
        room *= 2;
    of[thread].held = grow_again(of[thread].held, room * sizeof *of[thread].held);
    of[thread].known = grow_again(of[thread].known, room);
    memset(of[thread].held + before, 0, (room - before) * sizeof *of[thread].held);
    memset(of[thread].known + before, 0, room - before);
    memory += (room - before) * (1 + sizeof *of[thread].held);
    of[thread].room = room;
}

static void know(unsigned thread, uint32_t local, lockset held)
{
    make_room(thread, local);
    if (of[thread].known[local])
        make_wrong(of[thread].held[local] ^ held);
    of[thread].known[local] = true;
    of[thread].held[local] = held;
}

lockset locks_held(unsigned thread, uint32_t local)
{
    make_room(thread, local);
    of[thread].known[local] = true; /* of the first state: none */
    return of[thread].held[local] & ~wrong;
}

void locks_follow(unsigned thread, uint32_t from, uint32_t to)
{
    lockset held = from ? locks_held(thread, from) : 0;
    make_wrong(run.gave[thread] & ~held);
    if (to)
        know(thread, to, locks_now(thread, held));
    run.got[thread] = run.gave[thread] = 0;
}

/* ---- The end of a run --------------------------------------------------------------------- */

/* Bytes of the column that are one of these locks. */
static uint8_t bytes_in(column c, const struct known_lock *l)
{
    unsigned bytes = 0;
    for (unsigned i = 0; i < l->part_count; i++)
        bytes |= l->parts[i].column == c ? l->parts[i].written : 0;
    return (uint8_t)bytes;
}

void locks_end(void)
{
    size_t count;
    const column *written = record_writes(&count);
    for (unsigned i = 0; run.at_work && i < THREADS; i++)
        make_wrong(run.got[i] | run.gave[i]); /* by whom was not followed */
    for (size_t i = 0; i < count; i++) {
        uint8_t bytes = alive_now(written[i]) ? record_written(written[i]) : 0;
        for (unsigned j = 0; j < lock_count; j++) {
            uint8_t of_lock = bytes & bytes_in(written[i], &locks[j]);
            if (run.at_work >> j & 1)
                bytes &= (uint8_t)~of_lock;
            else if (of_lock)
                make_wrong((lockset)1 << j);
        }
        *plain_of(written[i]) |= bytes;
    }
}

size_t locks_memory(void) { return memory; }
