#include "memo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config.h"
#include "constants.h"
#include "grow.h"
#include "store.h"

/* A node's reference: 0 none; with LEAF the index of a leaf, else where in `nodes` it begins. A fork: the place of a column in
   the store's tree, size, children by value. A row, of columns that only had one value each so far: how many, with ROW; what is
   behind them; places and values by turns. */
enum { LEAF = 0x80000000, PLACE = 0, SIZE = 1, CHILDREN = 2, FIRST_SIZE = 2,
       ROW = 0x80000000, COUNT = 0, BEHIND = 1, PAIRS = 2 };

static uint32_t *roots[THREADS]; /* by local value */
static uint32_t root_room[THREADS];

static uint32_t *nodes;
static uint32_t node_count = 1, node_room;
static struct leaf *leaves;
static uint32_t leaf_count, leaf_room;
static struct effect *effects;
static uint32_t effect_count, effect_room;
static struct change *changes;
static uint32_t change_count, change_room;
static struct view **views;
static uint32_t view_count, view_room;
static size_t memory;

static struct leaf building;
static struct change *path; /* columns that a leaf depends on, and their values: here `position` is a place */
static uint32_t path_room;

const struct effect *memo_effects(const struct leaf *leaf) { return effects + leaf->first; }

const struct change *memo_changes(const struct effect *effect) { return changes + effect->first; }

const struct view *memo_view(unsigned number) { return number < view_count ? views[number] : NULL; }

size_t memo_memory(void) { return memory; }

/* True if all its columns have their values. */
static inline bool is_row(const uint32_t *node)
{
    uint32_t different = 0;
    const uint32_t *end = node + PAIRS + 2 * (size_t)(node[COUNT] & ~ROW);
    for (const uint32_t *pair = node + PAIRS; pair < end; pair += 2)
        different |= store_leaves[pair[0]] ^ pair[1];
    return !different;
}

const struct leaf *memo_find(unsigned thread, uint32_t local)
{
    if (local >= root_room[thread])
        return NULL;
    uint32_t at = roots[thread][local];
    while (at && !(at & LEAF)) {
        const uint32_t *node = nodes + at;
        if (node[COUNT] & ROW) {
            at = is_row(node) ? node[BEHIND] : 0;
            continue;
        }
        uint32_t value = store_leaves[node[PLACE]];
        at = value < node[SIZE] ? node[CHILDREN + value] : 0;
    }
    return at ? leaves + (at & ~LEAF) : NULL;
}

/* ---- Leaves ------------------------------------------------------------------------------- */

/* Where in a table of `size` a view is looked for first. */
static size_t slot(const struct view *v, uint32_t size)
{
    uint64_t h = v->pc * UINT64_C(0x9e3779b97f4a7c15) ^ v->address ^ ((uint64_t)v->number << 40 | v->flags);
    return (h ^ h >> 32) & (size - 1);
}

/* Views stay where they are: those that are equal are one. */
static const struct view *keep_view(const struct view *view)
{
    static uint32_t *table, size;
    if (2 * view_count >= size) {
        free(table);
        size = size ? 2 * size : 64;
        table = grow_zeros(size * sizeof *table);
        for (uint32_t i = 0; i < view_count; i++) {
            size_t at = slot(views[i], size);
            while (table[at])
                at = (at + 1) & (size - 1);
            table[at] = i + 1;
        }
    }
    size_t at = slot(view, size);
    for (; table[at]; at = (at + 1) & (size - 1))
        if (memcmp(views[table[at] - 1], view, sizeof *view) == 0)
            return views[table[at] - 1];
    GROW(views, view_count, view_room, memory);
    views[view_count] = memcpy(grow_again(NULL, sizeof *view), view, sizeof *view);
    memory += sizeof *view;
    table[at] = ++view_count;
    return views[view_count - 1];
}

void memo_begin(const struct view *view)
{
    building = (struct leaf){keep_view(view), effect_count, 0};
}

void memo_effect(const struct effect *effect, const struct change *changed, size_t count)
{
    GROW(effects, effect_count, effect_room, memory);
    effects[effect_count] = *effect;
    effects[effect_count].first = change_count;
    effects[effect_count].branches = (uint8_t)store_branches(changed, count, effects[effect_count].names);
    effects[effect_count++].count = (uint16_t)count;
    for (size_t i = 0; i < count; i++) {
        GROW(changes, change_count, change_room, memory);
        changes[change_count++] = changed[i];
    }
    building.count++;
}

/* ---- Trees -------------------------------------------------------------------------------- */

static uint32_t new_node(uint32_t first, uint32_t second, uint32_t words)
{
    while (node_room < node_count + 2 + words) {
        uint32_t before = node_room;
        node_room = node_room ? 2 * node_room : 4096;
        nodes = grow_again(nodes, node_room * sizeof *nodes);
        memory += (node_room - before) * sizeof *nodes;
    }
    uint32_t at = node_count;
    node_count += 2 + words;
    nodes[at] = first;
    nodes[at + 1] = second;
    memset(nodes + at + 2, 0, words * sizeof *nodes);
    return at;
}

static uint32_t new_fork(uint32_t place, uint32_t size) { return new_node(place, size, size); }

/* What is behind these, if there are any. */
static uint32_t new_row(const struct change *pairs, size_t count, uint32_t behind)
{
    if (!count)
        return behind;
    uint32_t at = new_node((uint32_t)count | ROW, behind, 2 * (uint32_t)count);
    memcpy(nodes + at + PAIRS, pairs, count * sizeof *pairs);
    return at;
}

/* Where a reference to a node lies: in the roots, or in a node, which may move. */
struct place {
    uint32_t *root;
    uint32_t node;
};

static uint32_t *at_place(struct place place) { return place.root ? place.root : nodes + place.node; }

/* The child for this value, which the node has room for from now on. */
static struct place child(struct place place, uint32_t value)
{
    uint32_t at = *at_place(place), size = nodes[at + SIZE];
    if (value >= size) {
        uint32_t larger = size;
        while (larger <= value)
            larger *= 2;
        uint32_t other = new_fork(nodes[at + PLACE], larger);
        memcpy(nodes + other + CHILDREN, nodes + at + CHILDREN, size * sizeof *nodes);
        *at_place(place) = at = other;
    }
    return (struct place){NULL, at + CHILDREN + value};
}

static uint32_t *root_of(unsigned thread, uint32_t local)
{
    if (local >= root_room[thread]) {
        uint32_t room = root_room[thread] ? root_room[thread] : 16;
        while (room <= local)
            room *= 2;
        roots[thread] = grow_again(roots[thread], room * sizeof *roots[thread]);
        memset(roots[thread] + root_room[thread], 0, (room - root_room[thread]) * sizeof *roots[thread]);
        memory += (room - root_room[thread]) * sizeof *roots[thread];
        root_room[thread] = room;
    }
    return &roots[thread][local];
}

/* With the same values so far the thread looked at something else before, or at nothing more: so it has read what was
   not recorded. */
static _Noreturn void undeclared(unsigned thread)
{
    fprintf(stderr, "pawl: exploring, a step of the thread in entry %u depended on what it did not tell\n", thread);
    exit(2);
}

/* How many pairs of the row the path has, too. The places must be the same as far as that, and one further. */
static size_t same(unsigned thread, const uint32_t *node, const struct change *pairs, size_t count)
{
    size_t all = node[COUNT] & ~ROW, i = 0;
    for (const uint32_t *pair = node + PAIRS; i < all; i++, pair += 2) {
        if (i == count || pair[0] != pairs[i].position)
            undeclared(thread);
        if (pair[1] != pairs[i].value)
            break;
    }
    return i;
}

/* The row forks behind its first `at` pairs: the fork. */
static uint32_t split(struct place place, size_t at)
{
    uint32_t row = *at_place(place);
    size_t count = nodes[row + COUNT] & ~ROW;
    struct change *pairs = memcpy(grow_again(NULL, count * sizeof *pairs), nodes + row + PAIRS, count * sizeof *pairs);
    uint32_t fork = new_fork(pairs[at].position, FIRST_SIZE), behind = nodes[row + BEHIND];
    uint32_t other = new_row(pairs + at + 1, count - at - 1, behind), before = new_row(pairs, at, fork);
    *at_place(place) = fork;
    *at_place(child(place, pairs[at].value)) = other;
    fork = *at_place(place); /* it may have grown */
    if (at)
        nodes[before + BEHIND] = fork;
    *at_place(place) = at ? before : fork;
    free(pairs);
    return fork;
}

/* Where the leaf for this path is, or is to be. */
static void enter(unsigned thread, struct place place, size_t count, uint32_t leaf)
{
    for (size_t i = 0;;) {
        uint32_t at = *at_place(place);
        if (!at) {
            at = new_row(path + i, count - i, leaf);
            *at_place(place) = at;
            return;
        }
        if (at & LEAF || i == count) {
            if (!(at & LEAF) || i < count)
                undeclared(thread);
            *at_place(place) = leaf;
            return;
        }
        if (nodes[at + COUNT] & ROW) {
            size_t most = same(thread, nodes + at, path + i, count - i);
            i += most;
            if (most == (nodes[at + COUNT] & ~ROW)) {
                place = (struct place){NULL, at + BEHIND};
                continue;
            }
            split(place, most);
            if (most)
                place = (struct place){NULL, *at_place(place) + BEHIND};
            at = *at_place(place);
        }
        if (nodes[at + PLACE] != path[i].position)
            undeclared(thread);
        place = child(place, path[i++].value);
    }
}

const struct leaf *memo_end(unsigned thread, uint32_t local, const uint32_t *values, const column *reads, size_t count)
{
    uint32_t length = 0;
    constants_begin();
    for (size_t i = 0; i < count; i++) {
        uint32_t position = column_position(reads[i]);
        if (reads[i] == thread + 1)
            continue;
        if (position == CONSTANT) {
            constants_read(reads[i]);
            continue;
        }
        GROW(path, length, path_room, memory);
        path[length++] = (struct change){store_dealt[position], values[position]};
    }
    constants_end(thread, local);
    GROW(leaves, leaf_count, leaf_room, memory);
    leaves[leaf_count] = building;
    enter(thread, (struct place){root_of(thread, local), 0}, length, leaf_count | LEAF);
    return &leaves[leaf_count++];
}

void memo_forget(void)
{
    for (unsigned i = 0; i < THREADS; i++)
        memo_drop_all(i);
    node_count = 1;
    leaf_count = effect_count = change_count = 0;
}

void memo_deal(const uint32_t *to)
{
    for (uint32_t at = 1, next; at < node_count; at = next) {
        uint32_t *node = nodes + at, pairs = node[COUNT] & ~ROW;
        bool row = node[COUNT] & ROW;
        next = at + (row ? PAIRS + 2 * pairs : CHILDREN + node[SIZE]);
        for (uint32_t i = 0; row && i < pairs; i++)
            node[PAIRS + 2 * i] = to[node[PAIRS + 2 * i]];
        if (!row)
            node[PLACE] = to[node[PLACE]];
    }
}

void memo_drop_all(unsigned thread)
{
    if (root_room[thread])
        memset(roots[thread], 0, root_room[thread] * sizeof *roots[thread]);
}

void memo_drop(unsigned thread, uint32_t local)
{
    if (local < root_room[thread])
        roots[thread][local] = 0;
}
