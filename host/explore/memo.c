#include "memo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config.h"
#include "constants.h"
#include "grow.h"
#include "store.h"

/* A node's reference: 0 none; with LEAF the index of a leaf, else where in `nodes` it begins: the place of a column in the
   store's tree, size, children. */
enum { LEAF = 0x80000000, PLACE = 0, SIZE = 1, CHILDREN = 2, FIRST_SIZE = 2 };

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

const struct effect *memo_effects(const struct leaf *leaf) { return effects + leaf->first; }

const struct change *memo_changes(const struct effect *effect) { return changes + effect->first; }

const struct view *memo_view(unsigned number) { return number < view_count ? views[number] : NULL; }

size_t memo_memory(void) { return memory; }

const struct leaf *memo_find(unsigned thread, uint32_t local)
{
    if (local >= root_room[thread])
        return NULL;
    uint32_t at = roots[thread][local];
    while (at && !(at & LEAF)) {
        const uint32_t *node = nodes + at;
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
    effects[effect_count].name = effect_count;
    effects[effect_count].branches = (uint8_t)store_branches(changed, count);
    effects[effect_count++].count = (uint16_t)count;
    for (size_t i = 0; i < count; i++) {
        GROW(changes, change_count, change_room, memory);
        changes[change_count++] = changed[i];
    }
    building.count++;
}

/* ---- Trees -------------------------------------------------------------------------------- */

static uint32_t new_node(uint32_t position, uint32_t size)
{
    while (node_room < node_count + CHILDREN + size) {
        uint32_t before = node_room;
        node_room = node_room ? 2 * node_room : 4096;
        nodes = grow_again(nodes, node_room * sizeof *nodes);
        memory += (node_room - before) * sizeof *nodes;
    }
    uint32_t at = node_count;
    node_count += CHILDREN + size;
    nodes[at + PLACE] = store_dealt[position];
    nodes[at + SIZE] = size;
    memset(nodes + at + CHILDREN, 0, size * sizeof *nodes);
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
        uint32_t other = new_node(0, larger);
        nodes[other + PLACE] = nodes[at + PLACE];
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
static _Noreturn void undeclared(unsigned thread, uint32_t position)
{
    fprintf(stderr, "pawl: exploring, a step of the thread in entry %u depended on what it did not tell (position %u)\n",
            thread, position);
    exit(2);
}

const struct leaf *memo_end(unsigned thread, uint32_t local, const uint32_t *values, const column *reads, size_t count)
{
    struct place place = {root_of(thread, local), 0};
    constants_begin();
    for (size_t i = 0; i < count; i++) {
        uint32_t position = column_position(reads[i]);
        if (reads[i] == thread + 1)
            continue;
        if (position == CONSTANT) {
            constants_read(reads[i]);
            continue;
        }
        if (*at_place(place) & LEAF || (*at_place(place) && nodes[*at_place(place)] != store_dealt[position]))
            undeclared(thread, position);
        if (!*at_place(place)) {
            uint32_t node = new_node(position, FIRST_SIZE);
            *at_place(place) = node;
        }
        place = child(place, values[position]);
    }
    constants_end(thread, local);
    GROW(leaves, leaf_count, leaf_room, memory);
    leaves[leaf_count] = building;
    *at_place(place) = leaf_count | LEAF;
    return &leaves[leaf_count++];
}

void memo_forget(void)
{
    for (unsigned i = 0; i < THREADS; i++)
        if (root_room[i])
            memset(roots[i], 0, root_room[i] * sizeof *roots[i]);
    node_count = 1;
    leaf_count = effect_count = change_count = 0;
}

void memo_deal(const uint32_t *to)
{
    for (uint32_t at = 1; at < node_count; at += CHILDREN + nodes[at + SIZE])
        nodes[at + PLACE] = to[nodes[at + PLACE]];
}

void memo_drop(unsigned thread, uint32_t local)
{
    if (local < root_room[thread])
        roots[thread][local] = 0;
}
