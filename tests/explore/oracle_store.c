#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"

_Noreturn void oracle_fail(const char *what)
{
    fprintf(stderr, "oracle: %s\n", what);
    exit(2);
}

void *oracle_grow(void *array, size_t count, size_t size)
{
    if (count && (count & (count - 1)))
        return array;
    array = realloc(array, (count ? 2 * count : 1) * size);
    if (!array)
        oracle_fail("out of memory");
    return array;
}

/* FNV-1a over words of 8 bytes, mixed at the end: it only finds candidates, bytes are compared. */
static uint64_t hash_of(const void *bytes, size_t size)
{
    uint64_t hash = 14695981039346656037u ^ size, word;
    const uint8_t *at = bytes;
    for (; size >= 8; size -= 8, at += 8) {
        memcpy(&word, at, 8);
        hash = (hash ^ word) * 1099511628211u;
        hash ^= hash >> 29;
    }
    for (; size; size--)
        hash = (hash ^ *at++) * 1099511628211u;
    return hash ^ hash >> 32;
}

static void make_room(struct store *store)
{
    store->room = store->room ? 2 * store->room : 256;
    free(store->table);
    store->table = calloc(store->room, sizeof *store->table);
    if (!store->table)
        oracle_fail("out of memory");
    for (number n = 0; n < store->count; n++) {
        uint32_t at = store->things[n].hash & (store->room - 1);
        while (store->table[at])
            at = (at + 1) & (store->room - 1);
        store->table[at] = n + 1;
    }
}

number store_add(struct store *store, const void *bytes, size_t size)
{
    if (2 * (store->count + 1) > store->room)
        make_room(store);
    uint64_t hash = hash_of(bytes, size);
    uint32_t at = hash & (store->room - 1);
    for (; store->table[at]; at = (at + 1) & (store->room - 1)) {
        const struct thing *thing = &store->things[store->table[at] - 1];
        if (thing->hash == hash && thing->size == size && memcmp(thing->bytes, bytes, size) == 0)
            return store->table[at] - 1;
    }
    void *copy = malloc(size + 1);
    if (!copy)
        oracle_fail("out of memory");
    memcpy(copy, bytes, size);
    store->things = oracle_grow(store->things, store->count, sizeof *store->things);
    store->things[store->count] = (struct thing){hash, (uint32_t)size, copy};
    store->table[at] = store->count + 1;
    return store->count++;
}
