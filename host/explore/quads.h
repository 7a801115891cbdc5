/* Quadruples of numbers, each kept once and numbered in the order in which they were met. */
#ifndef PAWL_EXPLORE_QUADS_H
#define PAWL_EXPLORE_QUADS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define NO_QUAD 0xffffffffu

/* By number, and where to find one. Begins as {0}. */
struct quads {
    uint32_t (*quad)[4];
    uint32_t count, room;
    struct quads_entry {
        uint32_t tag, number; /* of the hash; number + 1, 0: free */
    } *table;
    uint32_t size;
};

static inline uint64_t quads_hash(const uint32_t *quad)
{
    uint64_t a, b;
    memcpy(&a, quad, 8);
    memcpy(&b, quad + 2, 8);
    uint64_t h = a * UINT64_C(0x9e3779b97f4a7c15) ^ (b + (a >> 31)) * UINT64_C(0xd6e8feb86659fd93);
    h ^= h >> 32;
    h *= UINT64_C(0xbf58476d1ce4e5b9);
    return h ^ h >> 29;
}

/* The number of the one with this hash, or NO_QUAD. */
static inline uint32_t quads_find(const struct quads *q, const uint32_t *quad, uint64_t hash)
{
    if (!q->size)
        return NO_QUAD;
    for (size_t at = hash & (q->size - 1); q->table[at].number; at = (at + 1) & (q->size - 1))
        if (q->table[at].tag == (uint32_t)(hash >> 32) && memcmp(q->quad[q->table[at].number - 1], quad, 16) == 0)
            return q->table[at].number - 1;
    return NO_QUAD;
}

/* Adds one that is not there: its number. */
uint32_t quads_add(struct quads *q, const uint32_t *quad, uint64_t hash);

static inline uint32_t quads_number(struct quads *q, const uint32_t *quad)
{
    uint64_t hash = quads_hash(quad);
    uint32_t number = quads_find(q, quad, hash);
    return number != NO_QUAD ? number : quads_add(q, quad, hash);
}

/* Fetches what is needed to find one: first its entry, then, when that is there, the quadruple. */
static inline void quads_fetch_entry(const struct quads *q, uint64_t hash)
{
    __builtin_prefetch(&q->table[hash & (q->size - 1)]);
}

static inline void quads_fetch(const struct quads *q, uint64_t hash)
{
    const struct quads_entry *entry = &q->table[hash & (q->size - 1)];
    if (entry->number)
        __builtin_prefetch(q->quad[entry->number - 1]);
}

/* Their contents have changed: they are entered anew. */
void quads_enter_all(struct quads *q);

void quads_forget(struct quads *q);

/* Bytes that it takes, and more that adding one would, while both the old and the new are there. */
size_t quads_memory(const struct quads *q);
size_t quads_growth(const struct quads *q);

#endif
