/* What a column's contents can be. The table has twice the values' room, or is not there yet. */
#include "columns_private.h"

#include <stdlib.h>

#include "grow.h"

static uint64_t scramble(uint64_t x)
{
    x ^= x >> 32;
    x *= UINT64_C(0xd6e8feb86659fd93);
    return x ^ x >> 32;
}

static void enter(struct values *v, uint32_t size, uint32_t index)
{
    size_t at = scramble(v->value[index]) & (size - 1);
    while (v->table[at])
        at = (at + 1) & (size - 1);
    v->table[at] = index + 1;
}

uint32_t values_intern(struct values *v, grain value, size_t *memory)
{
    if (v->table) {
        uint32_t size = 2 * v->room;
        for (size_t at = scramble(value) & (size - 1); v->table[at]; at = (at + 1) & (size - 1))
            if (v->value[v->table[at] - 1] == value)
                return v->table[at] - 1;
    }
    uint32_t room = v->room;
    GROW(v->value, v->count, v->room, *memory);
    v->value[v->count++] = value;
    if (v->table && room == v->room) {
        enter(v, 2 * v->room, v->count - 1);
        return v->count - 1;
    }
    free(v->table);
    v->table = grow_zeros((size_t)2 * v->room * sizeof *v->table);
    *memory += (v->room + (v->room - room)) * sizeof *v->table;
    for (uint32_t i = 0; i < v->count; i++)
        enter(v, 2 * v->room, i);
    return v->count - 1;
}
