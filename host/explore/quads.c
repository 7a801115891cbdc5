#include "quads.h"

#include <stdbool.h>
#include <stdlib.h>

#include "grow.h"

enum { FIRST_ROOM = 1024 };

static bool is_full(const struct quads *q) { return 4 * (uint64_t)(q->count + 1) > 3 * (uint64_t)q->size; }

static void enter(struct quads *q, uint64_t hash, uint32_t number)
{
    size_t at = hash & (q->size - 1);
    while (q->table[at].number)
        at = (at + 1) & (q->size - 1);
    q->table[at] = (struct quads_entry){(uint32_t)(hash >> 32), number + 1};
}

void quads_enter_all(struct quads *q)
{
    memset(q->table, 0, q->size * sizeof *q->table);
    for (uint32_t i = 0; i < q->count; i++)
        enter(q, quads_hash(q->quad[i]), i);
}

/* By half at a time: memory is what limits an exploration. */
static uint32_t next_room(const struct quads *q) { return q->room ? q->room + q->room / 2 : FIRST_ROOM; }

static void make_room(struct quads *q)
{
    if (q->count == q->room) {
        q->room = next_room(q);
        q->quad = grow_again(q->quad, q->room * sizeof *q->quad);
    }
    if (!is_full(q))
        return;
    free(q->table);
    q->size = q->size ? 2 * q->size : 2 * FIRST_ROOM;
    q->table = grow_zeros(q->size * sizeof *q->table);
    quads_enter_all(q);
}

uint32_t quads_add(struct quads *q, const uint32_t *quad, uint64_t hash)
{
    if (is_full(q) || q->count == q->room)
        make_room(q);
    memcpy(q->quad[q->count], quad, 16);
    enter(q, hash, q->count);
    return q->count++;
}

void quads_forget(struct quads *q)
{
    free(q->quad);
    free(q->table);
    *q = (struct quads){0};
}

size_t quads_memory(const struct quads *q) { return q->room * sizeof *q->quad + q->size * sizeof *q->table; }

size_t quads_growth(const struct quads *q)
{
    return (is_full(q) ? 2 * (size_t)q->size * sizeof *q->table : 0) +
           (q->count == q->room ? next_room(q) * sizeof *q->quad : 0);
}
