#include "numbers.h"

#include <stdlib.h>
#include <string.h>

#include "grow.h"
#include "effort.h"

static uint32_t hash(uint64_t value)
{
    value ^= value >> 32;
    value *= 0x9e3779b97f4a7c15;
    return (uint32_t)(value >> 32);
}

/* Where the value's number stands, or is to stand. */
static uint32_t *slot(const struct numbers *n, uint64_t value)
{
    uint32_t mask = n->slot_count - 1;
    for (uint32_t i = hash(value) & mask;; i = (i + 1) & mask)
        if (!n->slots[i] || n->values[n->slots[i] - 1] == value)
            return &n->slots[i];
}

static void enlarge(struct numbers *n)
{
    uint32_t before = n->slot_count;
    n->slot_count = before ? 2 * before : 64;
    search_memory += (n->slot_count - before) * sizeof *n->slots;
    free(n->slots);
    n->slots = grow_zeros(n->slot_count * sizeof *n->slots);
    for (uint32_t i = 0; i < n->count; i++)
        *slot(n, n->values[i]) = i + 1;
}

uint32_t numbers_add(struct numbers *n, uint64_t value)
{
    if (n->count >= n->slot_count / 2)
        enlarge(n);
    uint32_t *at = slot(n, value);
    if (!*at) {
        GROW(n->values, n->count, n->room, search_memory);
        n->values[n->count++] = value;
        *at = n->count;
    }
    return *at - 1;
}

uint32_t numbers_find(const struct numbers *n, uint64_t value)
{
    return n->count ? *slot(n, value) - 1 : NO_NUMBER;
}

void numbers_free(struct numbers *n)
{
    search_memory -= n->slot_count * sizeof *n->slots + n->room * sizeof *n->values;
    free(n->slots);
    free(n->values);
    memset(n, 0, sizeof *n);
}
