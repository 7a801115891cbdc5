#include "store.h"

#include <stdlib.h>
#include <string.h>

#include "grow.h"

/* Pairs that are numbered: by number, and where to find one. */
struct pairs {
    uint64_t *pair;
    uint32_t count, room;
    struct entry {
        uint32_t left, right, number; /* number + 1; 0: free */
    } *table;
    uint32_t size;
};

static struct {
    struct pairs inner, states;
    uint32_t leaves;        /* positions that there is room for: a power of two */
    uint32_t *node;         /* the current state's tree: node 1 is the root, 2n and 2n + 1 below n; values at leaves + position */
    uint32_t *fresh, *mark; /* of a changed state: a node's number, valid if its mark is `turn` */
    uint32_t turn;
    state_id loaded;
    size_t memory, limit;
} store = {.limit = SIZE_MAX, .loaded = NO_STATE};

static inline uint64_t hash(uint32_t left, uint32_t right)
{
    uint64_t h = ((uint64_t)left << 32 | right) * UINT64_C(0x9e3779b97f4a7c15);
    h ^= h >> 29;
    h *= UINT64_C(0xbf58476d1ce4e5b9);
    return h ^ h >> 32;
}

/* ---- Pairs -------------------------------------------------------------------------------- */

static void enter(struct pairs *p, uint32_t left, uint32_t right, uint32_t number)
{
    size_t at = hash(left, right) & (p->size - 1);
    while (p->table[at].number)
        at = (at + 1) & (p->size - 1);
    p->table[at] = (struct entry){left, right, number + 1};
}

static void enlarge(struct pairs *p)
{
    store.memory -= p->size * sizeof *p->table;
    free(p->table);
    p->size = p->size ? 2 * p->size : 1024;
    p->table = grow_zeros(p->size * sizeof *p->table);
    store.memory += p->size * sizeof *p->table;
    for (uint32_t i = 0; i < p->count; i++)
        enter(p, (uint32_t)(p->pair[i] >> 32), (uint32_t)p->pair[i], i);
}

/* By half at a time: memory is what limits an exploration. */
static void make_room(struct pairs *p)
{
    if (p->count == p->room) {
        uint32_t room = p->room ? p->room + p->room / 2 : 1024;
        p->pair = grow_again(p->pair, room * sizeof *p->pair);
        store.memory += (room - p->room) * sizeof *p->pair;
        p->room = room;
    }
    if (4 * (uint64_t)p->count >= 3 * (uint64_t)p->size)
        enlarge(p);
}

/* What it takes to have one more may be too much. */
static bool may_grow(const struct pairs *p)
{
    size_t more = 4 * (uint64_t)p->count >= 3 * (uint64_t)p->size ? p->size * sizeof *p->table : 0;
    more += p->count == p->room ? p->room / 2 * sizeof *p->pair : 0;
    return !more || store.memory + more <= store.limit;
}

static inline uint32_t number_of(struct pairs *p, uint32_t left, uint32_t right)
{
    size_t at = hash(left, right) & (p->size - 1);
    for (; p->table[at].number; at = (at + 1) & (p->size - 1))
        if (p->table[at].left == left && p->table[at].right == right)
            return p->table[at].number - 1;
    if (p == &store.states && !may_grow(p))
        return NO_STATE;
    if (4 * (uint64_t)(p->count + 1) >= 3 * (uint64_t)p->size || p->count == p->room) {
        make_room(p);
        at = hash(left, right) & (p->size - 1);
        while (p->table[at].number)
            at = (at + 1) & (p->size - 1);
    }
    p->table[at] = (struct entry){left, right, p->count + 1};
    p->pair[p->count] = (uint64_t)left << 32 | right;
    return p->count++;
}

static inline uint32_t inner(uint32_t left, uint32_t right)
{
    return left | right ? number_of(&store.inner, left, right) : 0;
}

/* ---- The tree of the current state -------------------------------------------------------- */

static void forget_current(void)
{
    memset(store.node, 0xff, 2 * store.leaves * sizeof *store.node);
    store.loaded = NO_STATE;
}

static void set_leaves(uint32_t leaves)
{
    store.memory += 3 * 2 * (leaves - store.leaves) * sizeof *store.node;
    store.leaves = leaves;
    store.node = grow_again(store.node, 2 * leaves * sizeof *store.node);
    store.fresh = grow_again(store.fresh, 2 * leaves * sizeof *store.fresh);
    free(store.mark);
    store.mark = grow_zeros(2 * leaves * sizeof *store.mark);
    forget_current();
}

/* Twice as many positions: what was a state is the left half of one. */
static void double_leaves(void)
{
    struct pairs *p = &store.states;
    for (uint32_t i = 0; i < p->count; i++)
        p->pair[i] = (uint64_t)inner((uint32_t)(p->pair[i] >> 32), (uint32_t)p->pair[i]) << 32;
    memset(p->table, 0, p->size * sizeof *p->table);
    for (uint32_t i = 0; i < p->count; i++)
        enter(p, (uint32_t)(p->pair[i] >> 32), 0, i);
    set_leaves(2 * store.leaves);
}

/* A node whose number is the same as before has the same values below it. */
static void expand(uint32_t at, uint32_t number)
{
    if (store.node[at] == number)
        return;
    store.node[at] = number;
    if (at >= store.leaves)
        return;
    uint64_t pair = number ? store.inner.pair[number] : 0;
    expand(2 * at, (uint32_t)(pair >> 32));
    expand(2 * at + 1, (uint32_t)pair);
}

const uint32_t *store_load(state_id state)
{
    while (columns_varying() > store.leaves)
        double_leaves();
    if (store.loaded != state) {
        store.loaded = state;
        expand(2, (uint32_t)(store.states.pair[state] >> 32));
        expand(3, (uint32_t)store.states.pair[state]);
    }
    return store.node + store.leaves;
}

/* ---- Changed ------------------------------------------------------------------------------ */

static inline uint32_t number_now(uint32_t at)
{
    return store.mark[at] == store.turn ? store.fresh[at] : store.node[at];
}

state_id store_changed(const struct change *changes, size_t count)
{
    static uint32_t *level;
    static size_t room;
    if (room < count)
        level = grow_again(level, (room = 2 * count) * sizeof *level);
    store.turn++;
    size_t nodes = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t at = store.leaves + changes[i].position;
        store.fresh[at] = changes[i].value;
        store.mark[at] = store.turn;
        if (!nodes || level[nodes - 1] != at / 2)
            level[nodes++] = at / 2;
    }
    while (nodes && level[0] > 1) {
        size_t above = 0;
        for (size_t i = 0; i < nodes; i++) {
            uint32_t at = level[i];
            store.fresh[at] = inner(number_now(2 * at), number_now(2 * at + 1));
            store.mark[at] = store.turn;
            if (!above || level[above - 1] != at / 2)
                level[above++] = at / 2;
        }
        nodes = above;
    }
    return nodes ? number_of(&store.states, number_now(2), number_now(3)) : store.loaded;
}

/* ---- The beginning ------------------------------------------------------------------------ */

state_id store_begin(const uint32_t *values, uint32_t count)
{
    make_room(&store.inner);
    make_room(&store.states);
    store.inner.pair[0] = 0;
    store.inner.count = 1;
    set_leaves(16);
    while (columns_varying() > store.leaves)
        set_leaves(2 * store.leaves);
    number_of(&store.states, 0, 0);
    store_load(0);
    store.states.count = 0;
    memset(store.states.table, 0, store.states.size * sizeof *store.states.table);
    struct change *changes = grow_zeros((count + 1) * sizeof *changes);
    uint32_t changed = 0;
    for (uint32_t i = 0; i < count; i++)
        if (values[i])
            changes[changed++] = (struct change){i, values[i]};
    state_id first = store_changed(changes, changed);
    free(changes);
    store.loaded = NO_STATE;
    return first;
}

uint32_t store_count(void) { return store.states.count; }

size_t store_memory(void) { return store.memory; }

void store_limit(size_t bytes) { store.limit = bytes; }
