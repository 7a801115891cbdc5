#include "store.h"

#include <stdlib.h>
#include <string.h>

#include "grow.h"
#include "memo.h"
#include "quads.h"

enum { FIRST_DEPTH = 3 /* levels above the leaves: 4^3 positions */, MADE = 1 << 14 };

static struct {
    struct quads inner, states;
    struct quads lists;         /* of changes: their numbers are names */
    unsigned depth;
    uint32_t leaves, first;     /* how many, and where they begin among the nodes */
    uint32_t *node;             /* the current state's tree: below node n are 4n + 1 to 4n + 4; the leaves are values */
    uint32_t *fresh, *mark, *queued; /* of a changed state: a node's number, valid if its mark is `turn` */
    uint32_t *level, *above, *dealt;
    uint32_t turn;
    state_id loaded;
    size_t limit;
} store = {.limit = SIZE_MAX, .loaded = NO_STATE};

uint32_t *store_leaves;
const uint32_t *store_dealt;

/* True if there is memory for one more state. */
static bool may_grow(void) { return store_memory() + quads_growth(&store.states) <= store.limit; }

static inline uint32_t inner(const uint32_t *quad)
{
    return quad[0] | quad[1] | quad[2] | quad[3] ? quads_number(&store.inner, quad) : 0;
}

static void forget_made(void);

/* ---- The tree of the current state -------------------------------------------------------- */

/* Where position p is dealt to: its digits to the base of four, the last one first. */
static uint32_t deal(uint32_t p)
{
    uint32_t at = 0;
    for (unsigned i = 0; i < store.depth; i++, p /= 4)
        at = 4 * at + p % 4;
    return at;
}

static uint32_t *all_ones(uint32_t *at, size_t count)
{
    return memset(grow_again(at, count * sizeof *at), 0xff, count * sizeof *at);
}

static uint32_t *all_zeros(uint32_t *at, size_t count)
{
    return memset(grow_again(at, count * sizeof *at), 0, count * sizeof *at);
}

static void set_depth(unsigned depth)
{
    forget_made();
    store.depth = depth;
    store.leaves = UINT32_C(1) << 2 * depth;
    store.first = (store.leaves - 1) / 3;
    size_t nodes = store.first + store.leaves;
    store.node = all_ones(store.node, nodes);
    store.fresh = all_zeros(store.fresh, nodes);
    store.mark = all_zeros(store.mark, nodes);
    store.queued = all_zeros(store.queued, nodes);
    store.level = all_zeros(store.level, nodes);
    store.above = all_zeros(store.above, nodes);
    store.dealt = all_zeros(store.dealt, store.leaves);
    for (uint32_t p = 0; p < store.leaves; p++)
        store.dealt[p] = deal(p);
    store.turn = 0;
    store.loaded = NO_STATE;
    store_leaves = store.node + store.first;
    store_dealt = store.dealt;
}

/* A node whose number is the same as before has the same values below it. */
static void expand(uint32_t at, uint32_t number)
{
    store.node[at] = number;
    if (at >= store.first)
        return;
    const uint32_t *quad = store.inner.quad[number], *below = store.node + 4 * (size_t)at + 1;
    if (4 * at + 1 >= store.first) {
        memcpy(store.node + 4 * (size_t)at + 1, quad, sizeof *store.inner.quad);
        return;
    }
    for (unsigned i = 0; i < 4; i++)
        if (below[i] != quad[i])
            expand(4 * at + 1 + i, quad[i]);
}

static void expand_root(const uint32_t *quad)
{
    for (unsigned i = 0; i < 4; i++)
        if (store.node[1 + i] != quad[i])
            expand(1 + i, quad[i]);
}

/* ---- More positions than there are leaves ------------------------------------------------- */

static uint32_t number_below(uint32_t at, const uint32_t *leaves)
{
    uint32_t quad[4];
    if (at >= store.first)
        return leaves[at - store.first];
    for (unsigned i = 0; i < 4; i++)
        quad[i] = number_below(4 * at + 1 + i, leaves);
    return inner(quad);
}

void store_forget(void)
{
    forget_made();
    quads_forget(&store.states);
    quads_forget(&store.inner);
}

static void begin_inner(void)
{
    static const uint32_t zeros[4];
    store.inner = (struct quads){0};
    quads_number(&store.inner, zeros);
}

/* One level more, and all who know places are told. */
static void deal_anew(void)
{
    uint32_t leaves = store.leaves, *to = grow_zeros(leaves * sizeof *to), *before = grow_zeros(leaves * sizeof *to);
    memcpy(before, store.dealt, leaves * sizeof *before);
    set_depth(store.depth + 1);
    for (uint32_t p = 0; p < leaves; p++)
        to[before[p]] = store.dealt[p];
    memo_deal(to);
    free(before);
    free(to);
}

/* One level more: the vectors of all states are taken apart and put together anew. */
static void deepen(void)
{
    struct quads before = store.inner, states = store.states;
    uint32_t count = states.count, leaves = store.leaves;
    uint32_t *vectors = grow_again(NULL, (size_t)count * leaves * sizeof *vectors);
    memset(store.node, 0xff, (store.first + store.leaves) * sizeof *store.node);
    for (uint32_t s = 0; s < count; s++) {
        expand_root(states.quad[s]);
        for (uint32_t p = 0; p < leaves; p++)
            vectors[(size_t)s * leaves + p] = store_value(p);
    }
    quads_forget(&before);
    deal_anew();
    begin_inner();
    uint32_t *dealt = grow_zeros(store.leaves * sizeof *dealt);
    for (uint32_t s = 0; s < count; s++) {
        for (uint32_t p = 0; p < leaves; p++)
            dealt[store.dealt[p]] = vectors[(size_t)s * leaves + p];
        for (unsigned i = 0; i < 4; i++)
            states.quad[s][i] = number_below(1 + i, dealt);
    }
    free(dealt);
    free(vectors);
    store.states = states;
    quads_enter_all(&store.states);
}

void store_load(state_id state)
{
    while (columns_varying() > store.leaves)
        deepen();
    if (store.loaded != state) {
        store.loaded = state;
        expand_root(store.states.quad[state]);
    }
}

void store_copy(uint32_t *values)
{
    for (uint32_t p = 0; p < columns_varying(); p++)
        values[p] = p < store.leaves ? store_value(p) : 0;
}

/* ---- Changed ------------------------------------------------------------------------------ */

static inline uint32_t number_now(uint32_t at)
{
    return store.mark[at] == store.turn ? store.fresh[at] : store.node[at];
}

/* Above a node that is different now. */
static inline size_t queue(uint32_t *level, size_t count, uint32_t at)
{
    uint32_t up = (at - 1) / 4;
    if (store.queued[up] == store.turn)
        return count;
    store.queued[up] = store.turn;
    level[count] = up;
    return count + 1;
}

static size_t set_leaves(const struct change *changes, size_t count)
{
    size_t nodes = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t at = store.first + store.dealt[changes[i].position];
        store.fresh[at] = changes[i].value;
        store.mark[at] = store.turn;
        nodes = queue(store.level, nodes, at);
    }
    return nodes;
}

/* The numbers of the branches that are different after the changes, as `fresh`. */
static void seek_branches(const struct change *changes, size_t count)
{
    if (!++store.turn) { /* once in four thousand million times: old marks would be taken for new ones */
        memset(store.mark, 0, (store.first + store.leaves) * sizeof *store.mark);
        memset(store.queued, 0, (store.first + store.leaves) * sizeof *store.queued);
        store.turn = 1;
    }
    size_t nodes = set_leaves(changes, count);
    while (nodes && store.level[0]) {
        size_t above = 0;
        for (size_t i = 0; i < nodes; i++) {
            uint32_t at = store.level[i], quad[4];
            for (unsigned j = 0; j < 4; j++)
                quad[j] = number_now(4 * at + 1 + j);
            store.fresh[at] = inner(quad);
            store.mark[at] = store.turn;
            above = queue(store.above, above, at);
        }
        uint32_t *level = store.level;
        store.level = store.above;
        store.above = level;
        nodes = above;
    }
}

unsigned store_branches(const struct change *changes, size_t count, uint32_t *names)
{
    unsigned branches = 0;
    for (size_t i = 0; i < count; i++)
        branches |= 1u << changes[i].position % 4;
    for (unsigned j = 0; j < 4; j++) {
        uint32_t quad[4] = {j};
        for (size_t i = 0; i < count; i++)
            if (changes[i].position % 4 == j) { /* a list is its last change, and the list before it */
                quad[1] = changes[i].position + 1;
                quad[2] = changes[i].value;
                quad[3] = quads_number(&store.lists, quad) + 1;
            }
        names[j] = quad[3];
    }
    return branches;
}

/* What changes made of branches lately. */
static struct made {
    uint32_t name, before, after;
} made[4][MADE];

static inline struct made *made_of(unsigned branch, uint32_t name)
{
    uint32_t h = (name + 1) * UINT32_C(0x9e3779b1) ^ store.node[1 + branch] * UINT32_C(0x85ebca6b);
    return &made[branch][(h ^ h >> 15) % MADE];
}

static void forget_made(void) { memset(made, 0xff, sizeof made); }

void store_seek(const uint32_t *names, unsigned branches, const struct change *changes, size_t count, struct sought *sought)
{
    bool known = true;
    for (unsigned j = 0; j < 4; j++) {
        sought->quad[j] = store.node[1 + j];
        if (branches >> j & 1) {
            const struct made *m = made_of(j, names[j]);
            known = known && m->name == names[j] && m->before == store.node[1 + j];
            sought->quad[j] = m->after;
        }
    }
    if (!known) {
        seek_branches(changes, count);
        for (unsigned j = 0; j < 4; j++) {
            sought->quad[j] = number_now(1 + j);
            if (branches >> j & 1)
                *made_of(j, names[j]) = (struct made){names[j], store.node[1 + j], sought->quad[j]};
        }
    }
    sought->hash = quads_hash(sought->quad);
    quads_fetch_entry(&store.states, sought->hash);
}

void store_approach(const struct sought *sought) { quads_fetch(&store.states, sought->hash); }

state_id store_found(const struct sought *sought)
{
    state_id state = quads_find(&store.states, sought->quad, sought->hash);
    if (state == NO_STATE && may_grow())
        state = quads_add(&store.states, sought->quad, sought->hash);
    return state;
}

/* ---- The beginning ------------------------------------------------------------------------ */

state_id store_begin(const uint32_t *values, uint32_t count)
{
    unsigned depth = FIRST_DEPTH;
    while (UINT32_C(1) << 2 * depth < count || UINT32_C(1) << 2 * depth < columns_varying())
        depth++;
    set_depth(depth);
    begin_inner();
    memset(store.node, 0, (store.first + store.leaves) * sizeof *store.node);
    struct change *changes = grow_zeros((count + 1) * sizeof *changes);
    for (uint32_t i = 0; i < count; i++)
        changes[i] = (struct change){i, values[i]};
    struct sought sought;
    uint32_t names[4];
    unsigned branches = store_branches(changes, count, names);
    store_seek(names, branches, changes, count, &sought);
    free(changes);
    return store_found(&sought);
}

uint32_t store_count(void) { return store.states.count; }

size_t store_memory(void)
{
    size_t nodes = store.first + store.leaves;
    return quads_memory(&store.inner) + quads_memory(&store.states) + quads_memory(&store.lists) + (6 * nodes + store.leaves) * sizeof *store.node;
}

void store_limit(size_t bytes) { store.limit = bytes; }
